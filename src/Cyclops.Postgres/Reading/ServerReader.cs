using Cyclops.Postgres.Names;
using Cyclops.Postgres.Sessions;
using Cyclops.Postgres.States;
using Npgsql;

namespace Cyclops.Postgres.Reading;

/// <summary>Reads what is on a server, in three queries whatever there is.</summary>
internal static class ServerReader
{
    private const string Limits =
        """
        SELECT current_setting('server_version_num')::int,
               current_setting('max_connections')::int,
               current_setting('superuser_reserved_connections')::int + coalesce(current_setting('reserved_connections', true)::int, 0)
        """;

    private const string Databases =
        """
        SELECT d.datname, o.rolname, shobj_description(o.oid, 'pg_authid'), shobj_description(d.oid, 'pg_database'),
               pg_encoding_to_char(d.encoding), d.datconnlimit, d.datallowconn,
               has_database_privilege('public', d.oid, 'CONNECT') OR has_database_privilege('public', d.oid, 'TEMPORARY'),
               CASE WHEN has_database_privilege(d.oid, 'CONNECT') THEN pg_database_size(d.oid) END
        FROM pg_database d JOIN pg_roles o ON o.oid = d.datdba
        WHERE starts_with(shobj_description(o.oid, 'pg_authid'), $1) OR d.datname = ANY ($2)
        ORDER BY d.datname COLLATE "C"
        """;

    private const string Roles =
        """
        SELECT r.rolname, shobj_description(r.oid, 'pg_authid'), r.rolcanlogin, r.rolconnlimit,
               CASE WHEN isfinite(r.rolvaliduntil) THEN r.rolvaliduntil END,
               ARRAY(SELECT DISTINCT g.rolname::text COLLATE "C" FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid ORDER BY 1),
               coalesce((SELECT s.setconfig FROM pg_db_role_setting s WHERE s.setrole = r.oid AND s.setdatabase = 0), '{}'),
               pg_has_role(r.oid, 'USAGE') AND pg_has_role(r.oid, CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END)
        FROM pg_roles r
        WHERE starts_with(shobj_description(r.oid, 'pg_authid'), $1) OR r.rolname = ANY ($2)
        ORDER BY r.rolname COLLATE "C"
        """;

    /// <summary>Reads databases and roles that are ours, and those of given names whosever they are.</summary>
    /// <param name="prefix">How comments begin.</param>
    public static async Task<ServerState> ReadAsync(PostgresSession session, string prefix, string[] databases, string[] roles, CancellationToken cancellationToken)
    {
        var limits = await session.QueryAsync("read the server's limits", Limits, row => new ServerLimits(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2)), cancellationToken);
        var foundRoles = await session.QueryAsync("read roles", Roles, Role, cancellationToken, prefix, roles);
        var foundDatabases = await session.QueryAsync("read databases", Databases, Database, cancellationToken, prefix, databases);
        return new(limits[0], foundDatabases, foundRoles);
    }

    private static DatabaseState Database(NpgsqlDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        PostgresComment.Parse(Text(row, 2)),
        Text(row, 3),
        row.GetString(4),
        row.GetInt32(5),
        row.GetBoolean(6),
        row.GetBoolean(7),
        row.IsDBNull(8) ? null : row.GetInt64(8));

    private static RoleState Role(NpgsqlDataReader row) => new(
        row.GetString(0),
        PostgresComment.Parse(Text(row, 1)),
        row.GetBoolean(2),
        row.GetInt32(3),
        row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4),
        row.GetFieldValue<string[]>(5).ToEquatableList(),
        new(row.GetFieldValue<string[]>(6).Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1]))),
        row.GetBoolean(7));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
