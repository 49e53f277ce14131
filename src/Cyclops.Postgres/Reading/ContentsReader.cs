using Cyclops.Postgres.Sessions;
using Cyclops.Postgres.States;
using Cyclops.Postgres.Wishes;

namespace Cyclops.Postgres.Reading;

/// <summary>Reads what is within a database.</summary>
internal static class ContentsReader
{
    private const string Extensions = """SELECT extname, extversion FROM pg_extension ORDER BY extname COLLATE "C" """;

    private const string Available =
        """
        SELECT v.name, coalesce(v.schema, '')
        FROM pg_available_extension_versions v JOIN pg_available_extensions a ON a.name = v.name AND a.default_version = v.version
        WHERE v.name = ANY ($1)
        """;

    private const string PublicOpen =
        """
        SELECT coalesce(bool_or(has_schema_privilege('public', oid, 'USAGE') OR has_schema_privilege('public', oid, 'CREATE')), false)
        FROM pg_namespace WHERE nspname = 'public'
        """;

    /// <summary>
    /// What extensions bring belongs to others and is left to them: only the owner's own is granted. What a reader may as everybody may
    /// does not count for schemas, since that is taken from everybody.
    /// </summary>
    private const string MissingGrants =
        """
        WITH owner AS (SELECT oid FROM pg_roles WHERE rolname = $2),
             reader AS (SELECT oid, rolname::text AS name FROM pg_roles WHERE rolname = ANY ($1)),
             space AS (SELECT n.oid, n.nspname::text AS name, n.nspacl AS acl FROM pg_namespace n, owner o WHERE n.nspowner = o.oid OR n.nspname = 'public'),
             missing AS (
                 SELECT r.name AS reader, 0 AS target, '' AS schema, '' AS relation
                 FROM reader r WHERE NOT has_database_privilege(r.oid, current_database(), 'CONNECT')
                 UNION ALL
                 SELECT r.name, 1, k.kind, ''
                 FROM reader r, owner o, (VALUES ('SCHEMAS', 'n', 'USAGE'), ('TABLES', 'r', 'SELECT'), ('SEQUENCES', 'S', 'SELECT')) AS k (kind, type, privilege)
                 WHERE NOT EXISTS (
                     SELECT FROM pg_default_acl d, aclexplode(d.defaclacl) a
                     WHERE d.defaclrole = o.oid AND d.defaclnamespace = 0 AND d.defaclobjtype = k.type::"char"
                       AND a.grantee = r.oid AND a.privilege_type = k.privilege)
                 UNION ALL
                 SELECT r.name, 2, s.name, ''
                 FROM reader r, space s
                 WHERE NOT EXISTS (SELECT FROM aclexplode(s.acl) a WHERE a.grantee = r.oid AND a.privilege_type = 'USAGE')
                 UNION ALL
                 SELECT r.name, 3, s.name, c.relname::text
                 FROM reader r, owner o, space s JOIN pg_class c ON c.relnamespace = s.oid
                 WHERE c.relowner = o.oid AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND NOT has_table_privilege(r.oid, c.oid, 'SELECT'))
        SELECT reader, target, schema, relation FROM missing
        ORDER BY reader COLLATE "C", target, schema COLLATE "C", relation COLLATE "C"
        """;

    /// <summary>Reads what a wish needs to know of its database.</summary>
    public static async Task<DatabaseContents> ReadAsync(PostgresSession session, DatabaseWish wish, CancellationToken cancellationToken)
    {
        var isOpen = await session.QueryAsync("read rights on schema public", PublicOpen, row => row.GetBoolean(0), cancellationToken);
        var extensions = await ExtensionsAsync(session, cancellationToken);
        var lacking = wish.Extensions.Except(extensions.Select(extension => extension.Name)).ToArray();
        var available = lacking.Length == 0
            ? EquatableList<KeyValuePair<string, string>>.Empty
            : await session.QueryAsync("read extensions that the server offers", Available, row => KeyValuePair.Create(row.GetString(0), row.GetString(1)), cancellationToken, [lacking]);
        var readers = wish.Readers.Select(reader => reader.Name).ToArray();
        var grants = readers.Length == 0
            ? EquatableList<MissingGrant>.Empty
            : await session.QueryAsync(
                "read rights of readers",
                MissingGrants,
                row => new MissingGrant(row.GetString(0), (GrantTarget)row.GetInt32(1), row.GetString(2), row.GetString(3)),
                cancellationToken,
                readers,
                wish.Key.Owner);
        return new(isOpen[0], extensions, new(available), grants);
    }

    /// <summary>Reads which extensions a database has.</summary>
    public static Task<EquatableList<ExtensionState>> ExtensionsAsync(PostgresSession session, CancellationToken cancellationToken) =>
        session.QueryAsync("read extensions", Extensions, row => new ExtensionState(row.GetString(0), row.GetString(1)), cancellationToken);
}
