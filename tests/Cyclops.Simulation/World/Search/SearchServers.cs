using System.Globalization;
using Cyclops.Testing;

namespace Cyclops.Simulation.World.Search;

/// <summary>All Solr servers of a world, by where they are. One is there, and empty, as soon as somebody asks for it.</summary>
/// <param name="time">The clock of their backups.</param>
internal sealed class SearchServers(TimeProvider time)
{
    private readonly SortedDictionary<string, StandInSolr> _servers = new(StringComparer.Ordinal);

    /// <summary>Ascends with every change.</summary>
    public long Version => _servers.Values.Sum(s => (long)s.Version);

    public IEnumerable<StandInSolr> All => _servers.Values;

    public StandInSolr At(Uri address)
    {
        if (!_servers.TryGetValue(address.Authority, out var server))
        {
            _servers[address.Authority] = server = new(time) { HasEveryConfigset = true };
        }

        return server;
    }

    /// <summary>The cores as things.</summary>
    public IEnumerable<Thing> Things() => All.SelectMany(ThingsOf);

    /// <summary>The cores of a server as things, by the names that they have or had in use.</summary>
    public static IEnumerable<Thing> ThingsOf(StandInSolr server) =>
        from core in server.Cores
        let parts = core.Split('.')
        let kept = parts[0].StartsWith("kept-", StringComparison.Ordinal) ? parts[0]["kept-".Length..] : null
        select new Thing(
            CloudView.SearchCore,
            core,
            Tags(kept is null ? parts : parts[1..], kept),
            $"configset={server.ConfigsetOf(core)}\ndocuments={string.Join(',', server.DocumentsOf(core))}\n");

    /// <summary>What a name says, as tags would: kept until then is as good as put aside then, for no time at all.</summary>
    private static Dictionary<string, string> Tags(string[] name, string? kept)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        if (name is [var platform, var environment, var app, var entry])
        {
            tags["cyclops:platform"] = platform;
            tags["cyclops:environment"] = environment;
            tags["cyclops:app"] = app;
            tags["cyclops:resource"] = $"{CloudView.SearchCore}/{entry}";
        }

        if (kept is not null)
        {
            tags["cyclops:quarantined"] = DateTimeOffset.ParseExact(kept, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            tags["cyclops:retention"] = "0s";
        }

        return tags;
    }
}
