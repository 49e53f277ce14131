using System.Net;
using Cyclops.Http;

namespace Cyclops.Solr;

/// <summary>
/// Makes, renames, backs up and removes cores of Solr servers in standalone mode. Sources: Solr Reference Guide 9, "CoreAdmin API" and
/// "Backup and Restore". Every name is checked before it is put into a request, and escaped there.
/// </summary>
public sealed class SolrClient : IDisposable
{
    /// <summary>A server with 5,000 cores says some 2 MiB of them.</summary>
    private const int MostBytes = 16 * 1024 * 1024;

    /// <summary>To load a core takes a while: its schema is read, its index opened or deleted.</summary>
    private static readonly TimeSpan ChangeTimeout = TimeSpan.FromSeconds(60);

    private readonly HttpFaults _faults = new(SolrFaults.Peer);
    private readonly BoundedHttp _http;

    /// <param name="time">The clock of time-outs.</param>
    /// <param name="random">Spreads attempts that follow a failed one.</param>
    /// <param name="handler">How requests are sent, disposed of with this; null: over the network.</param>
    public SolrClient(TimeProvider time, Random random, HttpMessageHandler? handler = null) =>
        _http = new(handler ?? BoundedHttp.CreateHandler(), time, random, _faults);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>All cores of a server that it has loaded, or loads when they are asked; those that it cannot load are not among them.</summary>
    /// <param name="server">Its URL, as <c>http://host:8983/solr</c>.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="CloudFault">It could not be reached or gave no such answer.</exception>
    public async Task<IReadOnlyList<SolrCore>> ListAsync(string server, CancellationToken cancellationToken)
    {
        var call = Call(server, "admin/cores", "search server", BoundedHttp.RequestTimeout, ("action", "STATUS"), ("indexInfo", "false"));
        var answer = await SendAsync(call, cancellationToken);
        var cores = SolrAnswers.Cores(answer.Content, out var inCloudMode) ?? throw _faults.Unusable(call, "it has no status of cores");
        return inCloudMode ? throw SolrFaults.InCloudMode(call) : cores;
    }

    /// <summary>Makes a core.</summary>
    /// <param name="server">Where.</param>
    /// <param name="core">Its name.</param>
    /// <param name="folder">Name of its instance directory.</param>
    /// <param name="configset">Name of a folder among the server's configsets.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="CloudFault">The server refused, as it has such a core or no such configset, or could not be reached.</exception>
    public Task CreateAsync(string server, string core, string folder, string configset, CancellationToken cancellationToken) => ChangeAsync(
        Call(server, "admin/cores", $"search core {core}", ChangeTimeout, ("action", "CREATE"), ("name", SolrNames.Check(core)), ("instanceDir", SolrNames.Check(folder)), ("configSet", SolrNames.Check(configset))),
        cancellationToken);

    /// <summary>
    /// Renames a core. Solr takes a core that is not there for renamed, and lets a renamed core take the place of another: whoever calls
    /// this looks before and after.
    /// </summary>
    /// <exception cref="CloudFault">The server refused or could not be reached.</exception>
    public Task RenameAsync(string server, string core, string other, CancellationToken cancellationToken) => ChangeAsync(
        Call(server, "admin/cores", $"search core {core}", ChangeTimeout, ("action", "RENAME"), ("core", SolrNames.Check(core)), ("other", SolrNames.Check(other))),
        cancellationToken);

    /// <summary>Removes a core with all that it has on the disk.</summary>
    /// <exception cref="CloudFault">The server refused, as it has no such core, or could not be reached.</exception>
    public Task UnloadAsync(string server, string core, CancellationToken cancellationToken) => ChangeAsync(
        Call(server, "admin/cores", $"search core {core}", ChangeTimeout, ("action", "UNLOAD"), ("core", SolrNames.Check(core)), ("deleteIndex", "true"), ("deleteDataDir", "true"), ("deleteInstanceDir", "true")),
        cancellationToken);

    /// <summary>
    /// Begins a backup beside the folders of the cores: without a location Solr would put it into the core's own, and remove it with
    /// that (ReplicationHandler: a relative location starts from the instance directory).
    /// </summary>
    /// <param name="server">Where the core is.</param>
    /// <param name="core">The core.</param>
    /// <param name="name">The backup is to be in <c>snapshot.NAME</c>.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>Whether it was begun; false: one of that name is there, whole or under way.</returns>
    /// <exception cref="CloudFault">The server refused or could not be reached.</exception>
    public async Task<bool> BeginBackupAsync(string server, string core, string name, CancellationToken cancellationToken)
    {
        var call = Call(server, Replication(core), $"search core {core}", ChangeTimeout, ("command", "backup"), ("name", SolrNames.Check(name)), ("location", ".."));
        var answer = await _http.SendAsync(call, cancellationToken);
        var words = answer.Status == HttpStatusCode.OK ? SolrAnswers.Trouble(answer.Content) : SolrAnswers.Words(answer.Content);
        return answer.Status == HttpStatusCode.OK && words is null ? true
            : words?.StartsWith("Snapshot directory already exists", StringComparison.Ordinal) == true ? false
            : throw SolrFaults.Refused(call, answer.Status, words);
    }

    /// <summary>The last backup of a core that has ended since Solr started.</summary>
    /// <returns>Null: none has.</returns>
    /// <exception cref="CloudFault">The server refused or could not be reached.</exception>
    public async Task<SolrBackup?> FindBackupAsync(string server, string core, CancellationToken cancellationToken)
    {
        var call = Call(server, Replication(core), $"search core {core}", BoundedHttp.RequestTimeout, ("command", "details"), ("json.nl", "map"));
        var answer = await SendAsync(call, cancellationToken);
        return SolrAnswers.Backup(answer.Content, out var backup) ? backup : throw _faults.Unusable(call, "it has no details of a core");
    }

    private static string Replication(string core) => $"{Uri.EscapeDataString(SolrNames.Check(core))}/replication";

    private static HttpCall Call(string server, string path, string subject, TimeSpan timeout, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        var query = string.Join('&', parameters.ToArray().Append(("wt", "json")).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2)}"));
        return new(HttpMethod.Get, new Uri($"{server.TrimEnd('/')}/{path}?{query}"), subject)
        {
            // Whoever asks looks again anyway, and what changes something is looked at first.
            Attempts = 1,
            MaxBytes = MostBytes,
            FollowsRedirects = false,
            TakesErrors = true,
            Timeout = timeout,
        };
    }

    private async Task ChangeAsync(HttpCall call, CancellationToken cancellationToken) => await SendAsync(call, cancellationToken);

    private async Task<HttpAnswer> SendAsync(HttpCall call, CancellationToken cancellationToken)
    {
        var answer = await _http.SendAsync(call, cancellationToken);
        return answer.Status == HttpStatusCode.OK ? answer : throw SolrFaults.Refused(call, answer.Status, SolrAnswers.Words(answer.Content));
    }
}
