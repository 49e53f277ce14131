using System.Globalization;
using Cyclops.Postgres.Names;
using Cyclops.Postgres.Sessions;
using Cyclops.Postgres.States;
using Cyclops.Postgres.Wishes;
using static Cyclops.Postgres.Names.SqlText;

namespace Cyclops.Postgres.Changes;

/// <summary>
/// What has to be changed on a server for a wish, and nothing that is so already. Its order is what makes a crash harmless: the owner
/// with its comment, the database that it owns and nobody can connect to, that database's rights, then who may log in.
/// </summary>
internal static class ServerChanges
{
    /// <summary>All changes, in order.</summary>
    public static IEnumerable<Change> For(DatabaseWish wish, ServerState server)
    {
        var key = wish.Key;
        var comment = key.Comment;
        if (server.Role(key.Owner)?.Comment is { } noted)
        {
            comment = noted.With(key.Comment.Values);
        }

        IEnumerable<Change> changes =
        [
            new(Owner(key.Owner, comment, server.Role(key.Owner)).ToEquatableList()),
            new(Creation(key, server.Database(key.Name)).ToEquatableList(), InTransaction: false),
            new(Database(wish, comment, server.Database(key.Name)).ToEquatableList()),
            .. wish.Logins.Select(login => new Change(Login(key, login, server.Role(login.Name)).ToEquatableList())),
            .. wish.Readers.Select(reader => new Change(Reader(key, reader, server.Role(reader.Name)).ToEquatableList())),
        ];
        return changes.Where(change => change.Statements.Count > 0);
    }

    private static IEnumerable<ChangeStatement> Owner(string name, PostgresComment comment, RoleState? found)
    {
        var wanted = comment.With(PostgresComment.Use, "owner");
        if (found is null)
        {
            yield return new($"create role {name}", $"CREATE ROLE {Identifier(name)} NOLOGIN");
        }
        else if (found.CanLogin)
        {
            yield return new($"let nobody log in as {name}", $"ALTER ROLE {Identifier(name)} NOLOGIN");
        }

        foreach (var statement in Noted(name, wanted, found).Concat(Usable(name, found)))
        {
            yield return statement;
        }
    }

    private static IEnumerable<ChangeStatement> Creation(DatabaseKey key, DatabaseState? found)
    {
        if (found is null)
        {
            yield return new(
                $"create database {key.Name}",
                $"CREATE DATABASE {Identifier(key.Name)} OWNER {Identifier(key.Owner)} TEMPLATE template0 ENCODING 'UTF8' ALLOW_CONNECTIONS false");
        }
    }

    private static IEnumerable<ChangeStatement> Database(DatabaseWish wish, PostgresComment comment, DatabaseState? found)
    {
        var name = Identifier(wish.Key.Name);
        var text = comment.With(PostgresComment.Use, null).ToString();
        if (found?.PublicMayConnect != false)
        {
            yield return KeepingOut(wish.Key.Name);
        }

        if (found?.OwnComment != text)
        {
            yield return new($"note whose database {wish.Key.Name} is", $"COMMENT ON DATABASE {name} IS {Literal(text)}");
        }

        if ((found?.ConnectionLimit ?? -1) != wish.ConnectionLimit)
        {
            yield return new($"limit connections of database {wish.Key.Name}", $"ALTER DATABASE {name} CONNECTION LIMIT {Number(wish.ConnectionLimit)}");
        }

        if (found?.AllowsConnections != true)
        {
            yield return new($"open database {wish.Key.Name}", $"ALTER DATABASE {name} ALLOW_CONNECTIONS true");
        }
    }

    private static IEnumerable<ChangeStatement> Login(DatabaseKey key, RoleWish wish, RoleState? found) =>
    [
        .. Role(key, wish, "login", found),
        .. found?.MemberOf.Contains(key.Owner) == true
            ? Array.Empty<ChangeStatement>()
            : [new($"make {wish.Name} a member of {key.Owner}", $"GRANT {Identifier(key.Owner)} TO {Identifier(wish.Name)}")],
        // Whatever it makes is the owner's then, and the other login role's as much as its own.
        .. Setting(wish.Name, "role", key.Owner, found),
    ];

    private static IEnumerable<ChangeStatement> Reader(DatabaseKey key, RoleWish wish, RoleState? found) =>
    [
        .. Role(key, wish, "reader", found),
        .. found?.MemberOf.Contains(key.Owner) == true
            ? [new ChangeStatement($"end that {wish.Name} is a member of {key.Owner}", $"REVOKE {Identifier(key.Owner)} FROM {Identifier(wish.Name)}")]
            : Array.Empty<ChangeStatement>(),
        .. Setting(wish.Name, "default_transaction_read_only", "on", found),
    ];

    private static IEnumerable<ChangeStatement> Role(DatabaseKey key, RoleWish wish, string use, RoleState? found)
    {
        var name = Identifier(wish.Name);
        var wanted = (found?.Comment ?? new(key.Comment.Platform, key.Comment.Environment, key.Comment.App, key.Comment.Name)).With(PostgresComment.Use, use);
        if (found is null)
        {
            yield return new($"create role {wish.Name}", $"CREATE ROLE {name} LOGIN");
        }
        else if (!found.CanLogin)
        {
            yield return new($"let {wish.Name} log in", $"ALTER ROLE {name} LOGIN");
        }

        if (wish.Credential is { } credential && found?.Comment?.Find(PostgresComment.Credential) != credential.Version)
        {
            wanted = wanted.With(PostgresComment.Credential, credential.Version);
            yield return new($"set the password of {wish.Name}", $"ALTER ROLE {name} PASSWORD {Literal(credential.Verifier.Reveal())}", credential.Verifier);
        }

        if ((found?.ConnectionLimit ?? -1) != wish.ConnectionLimit)
        {
            yield return new($"limit connections of {wish.Name}", $"ALTER ROLE {name} CONNECTION LIMIT {Number(wish.ConnectionLimit)}");
        }

        IEnumerable<ChangeStatement> others =
        [
            .. Noted(wish.Name, wanted, found),
            .. Usable(wish.Name, found),
            .. wish.StatementTimeout is { } timeout ? Setting(wish.Name, "statement_timeout", Number((long)timeout.TotalMilliseconds), found) : [],
        ];
        foreach (var statement in others)
        {
            yield return statement;
        }
    }

    private static IEnumerable<ChangeStatement> Noted(string role, PostgresComment wanted, RoleState? found) =>
        wanted.Equals(found?.Comment) ? [] : [RoleComment(role, wanted)];

    /// <summary>Takes from everybody what PostgreSQL lets everybody do with a database.</summary>
    public static ChangeStatement KeepingOut(string database) =>
        new($"keep others out of database {database}", $"REVOKE CONNECT, TEMPORARY ON DATABASE {Identifier(database)} FROM PUBLIC");

    /// <summary>Writes the comment of a role.</summary>
    public static ChangeStatement RoleComment(string role, PostgresComment comment) =>
        new($"note whose role {role} is", $"COMMENT ON ROLE {Identifier(role)} IS {Literal(comment.ToString())}");

    /// <summary>
    /// Who creates a role without being a superuser has none of its rights: up to version 15 it is no member, from 16 on one that
    /// neither inherits nor may become it.
    /// </summary>
    public static IEnumerable<ChangeStatement> Usable(string role, RoleState? found) =>
        found?.IsUsable == true ? [] : [new($"make the administrator a member of {role}", $"GRANT {Identifier(role)} TO CURRENT_USER")];

    private static IEnumerable<ChangeStatement> Setting(string role, string name, string value, RoleState? found) =>
        found is not null && found.Settings.TryGetValue(name, out var current) && current == value
            ? []
            : [new($"set {name} of {role}", $"ALTER ROLE {Identifier(role)} SET {Identifier(name)} = {Literal(value)}")];

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
