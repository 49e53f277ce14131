using Cyclops.Postgres.Sessions;
using Cyclops.Postgres.States;
using static Cyclops.Postgres.Names.SqlText;

namespace Cyclops.Postgres.Changes;

/// <summary>
/// Removes a role. PostgreSQL removes none that owns or is allowed something in any database: what it owns is given away, what it
/// is allowed is taken, in each of them.
/// </summary>
internal sealed class RoleRemoval(PostgresConnections connections, PostgresSession session)
{
    /// <summary>Databases in which something hangs on a role; the main one stands for what belongs to the whole server.</summary>
    private const string Places =
        """
        SELECT DISTINCT coalesce(d.datname::text, current_database()::text) COLLATE "C" AS place
        FROM pg_shdepend s LEFT JOIN pg_database d ON d.oid = s.dbid
        WHERE s.refclassid = 'pg_authid'::regclass AND s.refobjid = (SELECT oid FROM pg_roles WHERE rolname = $1)
        ORDER BY place
        """;

    private const string Terminate =
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = $1 AND pg_has_role(usesysid, 'USAGE') AND pid <> pg_backend_pid()";

    /// <param name="role">The role.</param>
    /// <param name="heirs">Who gets what it owns, by database; elsewhere it is the administrator.</param>
    /// <returns>What was done.</returns>
    public async Task<EquatableList<string>> RunAsync(RoleState role, EquatableMap<string> heirs, CancellationToken cancellationToken)
    {
        var done = new List<string>();
        var name = Identifier(role.Name);
        EquatableList<ChangeStatement> before =
        [
            .. ServerChanges.Usable(role.Name, role),
            .. role.CanLogin ? [new ChangeStatement($"let nobody log in as {role.Name}", $"ALTER ROLE {name} NOLOGIN")] : Array.Empty<ChangeStatement>(),
        ];
        if (before.Count > 0)
        {
            await ApplyAsync(session, new(before), done, cancellationToken);
        }

        await session.QueryAsync($"end the sessions of {role.Name}", Terminate, row => row.GetBoolean(0), cancellationToken, role.Name);
        foreach (var place in await session.QueryAsync($"read what hangs on role {role.Name}", Places, row => row.GetString(0), cancellationToken, role.Name))
        {
            var heir = heirs.TryGetValue(place, out var other) ? Identifier(other) : "CURRENT_USER";
            var change = new Change(
            [
                new($"give away what {role.Name} owns in {place}", $"REASSIGN OWNED BY {name} TO {heir}"),
                new($"take what {role.Name} is allowed in {place}", $"DROP OWNED BY {name}"),
            ]);
            if (place == connections.Server.Database)
            {
                await ApplyAsync(session, change, done, cancellationToken);
                continue;
            }

            await using var there = await connections.OpenAsync(place, cancellationToken);
            await ApplyAsync(there, change, done, cancellationToken);
        }

        await ApplyAsync(session, new([new($"drop role {role.Name}", $"DROP ROLE IF EXISTS {name}")]), done, cancellationToken);
        return done.ToEquatableList();
    }

    private static async Task ApplyAsync(PostgresSession where, Change change, List<string> done, CancellationToken cancellationToken)
    {
        await where.ApplyAsync(change, cancellationToken);
        done.AddRange(change.Statements.Select(statement => statement.Purpose));
    }
}
