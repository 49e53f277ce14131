using Cyclops.Postgres.Names;
using Cyclops.Postgres.Sessions;
using Cyclops.Postgres.States;
using Cyclops.Postgres.Wishes;
using static Cyclops.Postgres.Names.SqlText;

namespace Cyclops.Postgres.Changes;

/// <summary>What puts a database in quarantine, and what takes it out: nobody gets in, and all that is in it stays.</summary>
internal static class LockChanges
{
    /// <summary>One change, or none.</summary>
    /// <param name="since">When it was put in quarantine; null: it is taken out.</param>
    /// <param name="roles">All roles of the database.</param>
    public static IEnumerable<Change> For(DatabaseKey key, string? since, DatabaseState? database, EquatableList<RoleState> roles)
    {
        var isOpen = since is null;
        EquatableList<ChangeStatement> statements =
        [
            .. roles.Where(role => role.Use is PostgresRoleUse.Login or PostgresRoleUse.Reader && role.CanLogin != isOpen)
                .Select(role => new ChangeStatement(
                    isOpen ? $"let {role.Name} log in" : $"let nobody log in as {role.Name}",
                    $"ALTER ROLE {Identifier(role.Name)} {(isOpen ? "LOGIN" : "NOLOGIN")}")),
            // What was locked may have been half made, when everybody could still connect.
            .. isOpen && database?.PublicMayConnect == true ? [ServerChanges.KeepingOut(key.Name)] : Array.Empty<ChangeStatement>(),
            .. database is not null && database.IsOpen != isOpen ? [Access(key.Name, isOpen)] : Array.Empty<ChangeStatement>(),
            .. roles.Where(role => role.Name == key.Owner && role.Comment!.Find(PostgresComment.Quarantined) != since)
                .SelectMany(owner => Comments(key, owner.Comment!.With(PostgresComment.Quarantined, since), database)),
        ];
        return statements.Count > 0 ? [new(statements)] : [];
    }

    /// <summary>What keeps new sessions out of a database; nothing where it is closed.</summary>
    public static IEnumerable<Change> Closing(DatabaseState database) => database.IsOpen ? [new([Access(database.Name, isOpen: false)])] : [];

    /// <summary>What lets sessions into a database in quarantine, of which only the administrator can begin one, or out again.</summary>
    public static IEnumerable<Change> LettingIn(DatabaseState database, bool isOpen) =>
        database.AllowsConnections != isOpen ? [new([Access(database.Name, isOpen)])] : [];

    private static ChangeStatement Access(string database, bool isOpen) =>
        new($"{(isOpen ? "open" : "close")} database {database}", $"ALTER DATABASE {Identifier(database)} ALLOW_CONNECTIONS {(isOpen ? "true" : "false")}");

    private static IEnumerable<ChangeStatement> Comments(DatabaseKey key, PostgresComment comment, DatabaseState? database)
    {
        yield return ServerChanges.RoleComment(key.Owner, comment);
        if (database is not null)
        {
            var text = comment.With(PostgresComment.Use, null).ToString();
            yield return new($"note the quarantine of database {key.Name}", $"COMMENT ON DATABASE {Identifier(key.Name)} IS {Literal(text)}");
        }
    }
}
