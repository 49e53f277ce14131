using System.Globalization;
using Cyclops.Model.Outcomes;
using Cyclops.Postgres.Changes;
using Cyclops.Postgres.Dumps;
using Cyclops.Postgres.Names;
using Cyclops.Postgres.Reading;
using Cyclops.Postgres.Sessions;
using Cyclops.Postgres.States;
using Cyclops.Postgres.Wishes;
using static Cyclops.Postgres.Names.SqlText;

namespace Cyclops.Postgres;

/// <summary>A PostgreSQL server in our records, over connections to it.</summary>
public sealed class PostgresGateway : IPostgresGateway
{
    /// <summary>From this version on, schema <c>public</c> belongs to whoever owns the database.</summary>
    private const int OldestVersion = 150000;

    private const int Attempts = 3;

    private const string Terminate =
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1 AND pg_has_role(usesysid, 'USAGE') AND pid <> pg_backend_pid()";

    private readonly PostgresConnections _connections;
    private readonly TimeProvider _time;

    /// <param name="server">The server, version 15 or later.</param>
    /// <param name="time">For the time of a quarantine.</param>
    /// <param name="listener">Hears of every statement; null: nobody does.</param>
    public PostgresGateway(PostgresServer server, TimeProvider time, IStatementListener? listener = null)
    {
        _connections = new(server, listener);
        _time = time;
    }

    public async Task<ServerState> ListAsync(string platform, string environment, CancellationToken cancellationToken)
    {
        await using var session = await _connections.OpenAsync(cancellationToken);
        return await ServerReader.ReadAsync(session, PostgresComment.Prefix(platform, environment), [], [], cancellationToken);
    }

    public async Task<EquatableList<ExtensionState>> ListExtensionsAsync(string database, CancellationToken cancellationToken)
    {
        await using var session = await _connections.OpenAsync(database, cancellationToken);
        return await ContentsReader.ExtensionsAsync(session, cancellationToken);
    }

    public async Task<DatabaseAnswer> PreviewDatabaseAsync(DatabaseWish wish, CancellationToken cancellationToken)
    {
        CheckNames(wish);
        await using var session = await _connections.OpenAsync(cancellationToken);
        var found = await ReadAsync(session, wish, cancellationToken);
        if (Obstacle(wish, found) is { } obstacle)
        {
            return obstacle;
        }

        var changes = ServerChanges.For(wish, found).ToList();
        if (found.Database(wish.Key.Name)?.AllowsConnections == true && found.Role(wish.Key.Owner)!.IsUsable)
        {
            await using var within = await _connections.OpenAsync(wish.Key.Name, cancellationToken);
            changes.AddRange(ContentChanges.For(wish, await ContentsReader.ReadAsync(within, wish, cancellationToken)));
        }

        return Done(changes);
    }

    public async Task<DatabaseAnswer> EnsureDatabaseAsync(DatabaseWish wish, CancellationToken cancellationToken)
    {
        CheckNames(wish);
        var done = new List<Change>();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await EnsureAsync(wish, done, cancellationToken);
            }
            catch (CloudFault fault) when (attempt < Attempts && PostgresFaults.IsDuplicate(fault))
            {
                // Somebody else was faster: what they made is looked at again, and it may be ours.
            }
        }
    }

    public async Task<DatabaseAnswer> RemoveRoleAsync(DatabaseKey key, string role, CancellationToken cancellationToken)
    {
        await using var session = await _connections.OpenToChangeAsync(key.Name, cancellationToken);
        var found = await ReadAsync(session, key, [role], cancellationToken);
        if (ForeignIn(key, [role], found) is { } foreign)
        {
            return foreign;
        }

        return found.Database(key.Name)?.Quarantined is { } since ? new DatabaseAnswer.Locked(since)
            : found.Role(role) is not { } there ? new DatabaseAnswer.Done([])
            : there.Use is not (PostgresRoleUse.Login or PostgresRoleUse.Reader) ? new DatabaseAnswer.Foreign("role", role, "it is no login role and no reader")
            : new DatabaseAnswer.Done(await new RoleRemoval(_connections, session).RunAsync(there, new([new(key.Name, key.Owner)]), cancellationToken));
    }

    public Task<DatabaseAnswer> LockAsync(DatabaseKey key, CancellationToken cancellationToken) =>
        SetLockAsync(key, _time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), cancellationToken);

    public Task<DatabaseAnswer> UnlockAsync(DatabaseKey key, CancellationToken cancellationToken) => SetLockAsync(key, null, cancellationToken);

    public async Task<Stream?> DumpAsync(DatabaseKey key, CancellationToken cancellationToken)
    {
        if (!await LetInAsync(key, isOpen: true, cancellationToken))
        {
            return null;
        }

        try
        {
            return await PgDump.RunAsync(_connections.Server, key.Name, key.Owner, cancellationToken);
        }
        finally
        {
            // Even when it was given up: what is in quarantine is closed.
            await LetInAsync(key, isOpen: false, CancellationToken.None);
        }
    }

    public async Task<DatabaseAnswer> DropAsync(DatabaseKey key, CancellationToken cancellationToken)
    {
        await using var session = await _connections.OpenToChangeAsync(key.Name, cancellationToken);
        var found = await ReadAsync(session, key, [], cancellationToken);
        if (ForeignIn(key, [], found) is { } foreign)
        {
            return foreign;
        }

        var owner = found.Role(key.Owner);
        if (owner is not null && owner.Comment!.Find(PostgresComment.Quarantined) is null)
        {
            return new DatabaseAnswer.NotLocked();
        }

        var done = new List<string>();
        if (found.Database(key.Name) is { } database)
        {
            done.AddRange(await DropAsync(session, database, cancellationToken));
        }

        var removal = new RoleRemoval(_connections, session);
        foreach (var role in Own(key, found).OrderBy(role => role.Name == key.Owner))
        {
            done.AddRange(await removal.RunAsync(role, EquatableMap<string>.Empty, cancellationToken));
        }

        return new DatabaseAnswer.Done(done.ToEquatableList());
    }

    public ValueTask DisposeAsync() => _connections.DisposeAsync();

    private async Task<DatabaseAnswer> EnsureAsync(DatabaseWish wish, List<Change> done, CancellationToken cancellationToken)
    {
        await using var session = await _connections.OpenToChangeAsync(wish.Key.Name, cancellationToken);
        var found = await ReadAsync(session, wish, cancellationToken);
        if (Obstacle(wish, found) is { } obstacle)
        {
            return obstacle;
        }

        await ApplyAsync(session, ServerChanges.For(wish, found), done, cancellationToken);

        await using var within = await _connections.OpenAsync(wish.Key.Name, cancellationToken);
        await ApplyAsync(within, ContentChanges.For(wish, await ContentsReader.ReadAsync(within, wish, cancellationToken)), done, cancellationToken);
        return Done(done);
    }

    /// <summary>
    /// Without FORCE, which wants the right to end whatever is there, and nobody but a superuser has it over autovacuum: that, a drop without it
    /// ends by itself.
    /// </summary>
    private static async Task<IEnumerable<string>> DropAsync(PostgresSession session, DatabaseState database, CancellationToken cancellationToken)
    {
        var done = new List<Change>();
        await ApplyAsync(session, LockChanges.Closing(database), done, cancellationToken);
        await EndSessionsAsync(session, database.Name, cancellationToken);
        var drop = new ChangeStatement($"drop database {database.Name}", $"DROP DATABASE IF EXISTS {Identifier(database.Name)}");
        await ApplyAsync(session, [new([drop], InTransaction: false)], done, cancellationToken);
        return Done(done).Changes;
    }

    private static async Task EndSessionsAsync(PostgresSession session, string database, CancellationToken cancellationToken) =>
        await session.QueryAsync($"end the sessions of database {database}", Terminate, row => row.GetBoolean(0), cancellationToken, database);

    /// <summary>Lets the administrator connect to a database in quarantine, or not any more.</summary>
    /// <returns>Whether there is such a database.</returns>
    private async Task<bool> LetInAsync(DatabaseKey key, bool isOpen, CancellationToken cancellationToken)
    {
        await using var session = await _connections.OpenToChangeAsync(key.Name, cancellationToken);
        var found = await ReadAsync(session, key, [], cancellationToken);
        if (ForeignIn(key, [], found) is not null || found.Database(key.Name) is not { } database || found.Role(key.Owner)?.Comment?.Find(PostgresComment.Quarantined) is null)
        {
            return false;
        }

        await ApplyAsync(session, LockChanges.LettingIn(database, isOpen), [], cancellationToken);
        return true;
    }

    private async Task<DatabaseAnswer> SetLockAsync(DatabaseKey key, string? since, CancellationToken cancellationToken)
    {
        await using var session = await _connections.OpenToChangeAsync(key.Name, cancellationToken);
        var found = await ReadAsync(session, key, [], cancellationToken);
        if (ForeignIn(key, [], found) is { } foreign)
        {
            return foreign;
        }

        // Whoever locks a second time does not begin the time anew.
        var noted = since is null ? null : found.Role(key.Owner)?.Comment?.Find(PostgresComment.Quarantined) ?? since;
        var done = new List<Change>();
        await ApplyAsync(session, LockChanges.For(key, noted, found.Database(key.Name), Own(key, found)), done, cancellationToken);
        if (since is not null)
        {
            await EndSessionsAsync(session, key.Name, cancellationToken);
        }

        return Done(done);
    }

    private static async Task ApplyAsync(PostgresSession session, IEnumerable<Change> changes, List<Change> done, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            await session.ApplyAsync(change, cancellationToken);
            done.Add(change);
        }
    }

    private static DatabaseAnswer.Done Done(IEnumerable<Change> changes) =>
        new(changes.SelectMany(change => change.Statements).Select(statement => statement.Purpose).ToEquatableList());

    private static Task<ServerState> ReadAsync(PostgresSession session, DatabaseWish wish, CancellationToken cancellationToken) =>
        ReadAsync(session, wish.Key, RolesOf(wish), cancellationToken);

    private static async Task<ServerState> ReadAsync(PostgresSession session, DatabaseKey key, IEnumerable<string> roles, CancellationToken cancellationToken)
    {
        var identity = new PostgresComment(key.Comment.Platform, key.Comment.Environment, key.Comment.App, key.Comment.Name);
        var found = await ServerReader.ReadAsync(session, identity.ToString(), [key.Name], [key.Owner, .. roles], cancellationToken);
        return found.Limits.Version >= OldestVersion
            ? found
            : throw new CloudFault(
                "VersionTooOld",
                $"{session} has version {found.Limits.Version / 10000}, and apps have databases on PostgreSQL {OldestVersion / 10000} and later; upgrade it",
                isTransient: false);
    }

    /// <summary>A name that cannot be one is found before half of the wish is carried out.</summary>
    private static void CheckNames(DatabaseWish wish)
    {
        foreach (var name in RolesOf(wish).Concat(wish.Extensions).Append(wish.Key.Name).Append(wish.Key.Owner))
        {
            _ = Identifier(name);
        }

        if (wish.Key.Comment.Values.Keys.FirstOrDefault(PostgresComment.OwnKeys.Contains) is { } own)
        {
            throw new ArgumentException($"\"{own}\" of a comment is not for a wish to set", nameof(wish));
        }
    }

    private static IEnumerable<string> RolesOf(DatabaseWish wish) => wish.Logins.Concat(wish.Readers).Select(role => role.Name);

    /// <summary>Roles that say they are this database's.</summary>
    private static EquatableList<RoleState> Own(DatabaseKey key, ServerState found) =>
        found.Roles.Where(role => key.Comment.IsSame(role.Comment)).ToEquatableList();

    private static DatabaseAnswer? Obstacle(DatabaseWish wish, ServerState found) =>
        ForeignIn(wish.Key, RolesOf(wish), found) is { } foreign ? foreign
        : found.Role(wish.Key.Owner)?.Comment?.Find(PostgresComment.Quarantined) is { } since ? new DatabaseAnswer.Locked(since)
        : null;

    /// <summary>
    /// The first thing of a wanted name that is not ours: a role whose comment does not say so, or a database that is not its
    /// owner role's or says that it is another's.
    /// </summary>
    private static DatabaseAnswer.Foreign? ForeignIn(DatabaseKey key, IEnumerable<string> roles, ServerState found)
    {
        var role = roles.Prepend(key.Owner).Select(found.Role).FirstOrDefault(role => role is not null && !key.Comment.IsSame(role.Comment));
        if (role is not null)
        {
            return new("role", role.Name, role.Comment is { } other ? $"its comment is {other}" : "it has no comment of ours");
        }

        return found.Database(key.Name) is not { } database ? null
            : database.Owner != key.Owner ? new("database", key.Name, $"its owner is {database.Owner}")
            : PostgresComment.Parse(database.OwnComment) is { } comment && !key.Comment.IsSame(comment) ? new("database", key.Name, $"its comment is {comment}")
            : null;
    }
}
