using System.Globalization;
using Cyclops.Postgres;
using Cyclops.Postgres.Names;
using Cyclops.Postgres.States;

namespace Cyclops.Simulation.World.Postgres;

/// <summary>All PostgreSQL servers of a world, by where they are. One is there as soon as somebody asks for it.</summary>
internal sealed class DatabaseServers
{
    private readonly SortedDictionary<string, DatabaseServerState> _servers = new(StringComparer.Ordinal);

    /// <summary>Ascends with every change.</summary>
    public long Version { get; private set; }

    public IEnumerable<DatabaseServerState> All => _servers.Values;

    public DatabaseServerState At(PostgresServer server)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{server.Host}:{server.Port}");
        if (!_servers.TryGetValue(key, out var state))
        {
            _servers[key] = state = new();
        }

        return state;
    }

    /// <summary>Something on one of them was changed.</summary>
    public void Changed() => Version++;

    /// <summary>The databases as things, told by the comments of their owners.</summary>
    public IEnumerable<Thing> Things() =>
        from server in All
        from owner in server.Roles.Values
        where owner.Use == PostgresRoleUse.Owner
        let comment = owner.Comment!
        select new Thing(CloudView.AppDatabase, owner.Name, Tags(comment), Facts(server, server.Databases.GetValueOrDefault(owner.Name), comment));

    private static Dictionary<string, string> Tags(PostgresComment comment) => new(StringComparer.Ordinal)
    {
        ["cyclops:platform"] = comment.Platform,
        ["cyclops:environment"] = comment.Environment,
        ["cyclops:app"] = comment.App,
        ["cyclops:resource"] = $"Database/{comment.Name}",
        ["cyclops:commit"] = comment.Find("commit") ?? "",
        ["cyclops:retention"] = comment.Find("retention") ?? "",
        ["cyclops:quarantined"] = comment.Find(PostgresComment.Quarantined) ?? "",
    };

    private static string Facts(DatabaseServerState server, DatabaseState? database, PostgresComment comment)
    {
        var roles = server.RolesOf(comment).ToList();
        return $"open={database?.IsOpen}\npublic={database?.PublicMayConnect}\n"
            + $"extensions={string.Join(',', server.Extensions.GetValueOrDefault(database?.Name ?? "", []))}\n"
            + $"logins={string.Join(',', roles.Where(r => r.Use == PostgresRoleUse.Login && r.CanLogin).Select(r => r.ConnectionLimit).Distinct())}\n"
            + $"readers={roles.Any(r => r.Use == PostgresRoleUse.Reader && r.CanLogin)}\n"
            + $"passwords={string.Join(',', roles.Where(r => r.CanLogin).Select(r => r.Comment!.Find(PostgresComment.Credential)).Distinct().Order(StringComparer.Ordinal))}\n";
    }
}
