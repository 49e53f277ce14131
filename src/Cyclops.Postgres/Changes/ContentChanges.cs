using Cyclops.Postgres.Sessions;
using Cyclops.Postgres.States;
using Cyclops.Postgres.Wishes;
using static Cyclops.Postgres.Names.SqlText;

namespace Cyclops.Postgres.Changes;

/// <summary>What has to be changed within a database for a wish, and nothing that is so already.</summary>
internal static class ContentChanges
{
    /// <summary>All changes, in order.</summary>
    public static IEnumerable<Change> For(DatabaseWish wish, DatabaseContents contents)
    {
        if (contents.IsPublicOpen)
        {
            yield return new([new("keep others out of schema public", "REVOKE ALL ON SCHEMA public FROM PUBLIC")]);
        }

        foreach (var extension in wish.Extensions.Except(contents.Extensions.Select(extension => extension.Name)))
        {
            // Sessions of ours look for nothing in public, so it has to be named; an extension that has a schema of its own takes no other.
            var schema = contents.Available.TryGetValue(extension, out var own) && own.Length > 0 ? "" : " SCHEMA public";
            yield return new([new($"create extension {extension}", $"CREATE EXTENSION IF NOT EXISTS {Identifier(extension)}{schema}")]);
        }

        foreach (var grants in contents.MissingGrants.GroupBy(grant => grant.Reader))
        {
            yield return new(Grants(wish.Key, grants).ToEquatableList());
        }
    }

    private static IEnumerable<ChangeStatement> Grants(DatabaseKey key, IGrouping<string, MissingGrant> grants)
    {
        var reader = Identifier(grants.Key);
        foreach (var group in grants.GroupBy(grant => (grant.On, grant.Schema)))
        {
            var schema = group.Key.Schema;
            yield return group.Key.On switch
            {
                GrantTarget.Database => new($"let {grants.Key} connect", $"GRANT CONNECT ON DATABASE {Identifier(key.Name)} TO {reader}"),
                GrantTarget.Future => new(
                    $"let {grants.Key} read future {schema.ToLowerInvariant()}",
                    $"ALTER DEFAULT PRIVILEGES FOR ROLE {Identifier(key.Owner)} GRANT {(schema == "SCHEMAS" ? "USAGE" : "SELECT")} ON {schema} TO {reader}"),
                GrantTarget.Schema => new($"let {grants.Key} use schema {schema}", $"GRANT USAGE ON SCHEMA {Identifier(schema)} TO {reader}"),
                _ => new(
                    $"let {grants.Key} read schema {schema}",
                    $"GRANT SELECT ON {string.Join(", ", group.Select(grant => $"{Identifier(schema)}.{Identifier(grant.Relation)}"))} TO {reader}"),
            };
        }
    }
}
