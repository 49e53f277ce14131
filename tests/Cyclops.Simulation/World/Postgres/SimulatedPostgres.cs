using Cyclops.Model.Outcomes;
using Cyclops.Postgres;
using Cyclops.Postgres.Names;
using Cyclops.Postgres.States;
using Cyclops.Postgres.Wishes;
using Cyclops.Simulation.Faults;

namespace Cyclops.Simulation.World.Postgres;

/// <summary>
/// A PostgreSQL server as one life of the controller reaches it: each verb is one call that may go wrong. What a crash between two
/// statements of a verb leaves behind is for the tests on a real server.
/// </summary>
/// <param name="life">Null: somebody else, to whom nothing happens.</param>
internal sealed class SimulatedPostgres(SimulatedWorld world, Life? life, PostgresServer server) : IPostgresGateway
{
    private static readonly TimeSpan StatementTimeout = TimeSpan.FromSeconds(30);

    private DatabaseServerState State => world.Databases.At(server);

    public Task<ServerState> ListAsync(string platform, string environment, CancellationToken cancellationToken) => ReadAsync("sql:List", () =>
    {
        var prefix = PostgresComment.Prefix(platform, environment);
        return new ServerState(
            new(160004, 5000, 3),
            State.Databases.Values.Where(d => d.Comment?.ToString().StartsWith(prefix, StringComparison.Ordinal) == true).ToEquatableList(),
            State.Roles.Values.Where(r => r.Comment?.ToString().StartsWith(prefix, StringComparison.Ordinal) == true).ToEquatableList());
    });

    public Task<EquatableList<ExtensionState>> ListExtensionsAsync(string database, CancellationToken cancellationToken) =>
        ReadAsync("sql:ListExtensions", () => State.Extensions.GetValueOrDefault(database, []).Select(e => new ExtensionState(e, "1.0")).ToEquatableList());

    public Task<DatabaseAnswer> PreviewDatabaseAsync(DatabaseWish wish, CancellationToken cancellationToken) =>
        throw new NotSupportedException("nobody previews");

    public Task<DatabaseAnswer> EnsureDatabaseAsync(DatabaseWish wish, CancellationToken cancellationToken) => WriteAsync("sql:EnsureDatabase", wish.Key, () =>
    {
        if (State.Roles.GetValueOrDefault(wish.Key.Owner)?.Comment?.Find(PostgresComment.Quarantined) is { } since)
        {
            return new DatabaseAnswer.Locked(since);
        }

        var comment = State.Roles.GetValueOrDefault(wish.Key.Owner)?.Comment?.With(wish.Key.Comment.Values) ?? wish.Key.Comment;
        Note(wish.Key, comment);
        State.Databases[wish.Key.Name] = State.Databases[wish.Key.Name] with { AllowsConnections = true, PublicMayConnect = false };
        State.Extensions[wish.Key.Name] = State.Extensions.GetValueOrDefault(wish.Key.Name, []).Union(wish.Extensions).ToEquatableList();
        foreach (var (roles, use) in new[] { (wish.Logins, "login"), (wish.Readers, "reader") })
        {
            foreach (var role in roles)
            {
                var values = new PostgresComment(comment.Platform, comment.Environment, comment.App, comment.Name)
                    .With(PostgresComment.Use, use)
                    .With(PostgresComment.Credential, role.Credential?.Version ?? State.Roles.GetValueOrDefault(role.Name)?.Comment?.Find(PostgresComment.Credential));
                State.Roles[role.Name] = Role(role.Name, values, canLogin: true, role.ConnectionLimit);
            }
        }

        return Done();
    });

    public Task<DatabaseAnswer> RemoveRoleAsync(DatabaseKey key, string role, CancellationToken cancellationToken) => WriteAsync("sql:RemoveRole", key, () =>
    {
        State.Roles.Remove(role);
        return Done();
    });

    public Task<DatabaseAnswer> LockAsync(DatabaseKey key, CancellationToken cancellationToken) => WriteAsync("sql:Lock", key, () =>
    {
        var comment = State.Roles[key.Owner].Comment!;
        var since = comment.Find(PostgresComment.Quarantined) ?? world.Clock.UtcNow.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        SetLock(key, comment.With(PostgresComment.Quarantined, since), isOpen: false);
        return Done();
    });

    public Task<DatabaseAnswer> UnlockAsync(DatabaseKey key, CancellationToken cancellationToken) => WriteAsync("sql:Unlock", key, () =>
    {
        SetLock(key, State.Roles[key.Owner].Comment!.With(PostgresComment.Quarantined, null), isOpen: true);
        return Done();
    });

    public Task<Stream?> DumpAsync(DatabaseKey key, CancellationToken cancellationToken) => ReadAsync<Stream?>("sql:Dump", () =>
        State.Databases.ContainsKey(key.Name) && State.Roles.GetValueOrDefault(key.Owner)?.Comment?.Find(PostgresComment.Quarantined) is not null
            ? new MemoryStream(System.Text.Encoding.ASCII.GetBytes($"dump of {key.Name}"))
            : null);

    public Task<DatabaseAnswer> DropAsync(DatabaseKey key, CancellationToken cancellationToken) => WriteAsync("sql:Drop", key, () =>
    {
        if (State.Roles.GetValueOrDefault(key.Owner) is { } owner && owner.Comment!.Find(PostgresComment.Quarantined) is null)
        {
            return new DatabaseAnswer.NotLocked();
        }

        State.Databases.Remove(key.Name);
        State.Extensions.Remove(key.Name);
        foreach (var role in State.Roles.Values.Where(r => key.Comment.IsSame(r.Comment)).ToList())
        {
            State.Roles.Remove(role.Name);
        }

        return Done();
    });

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void SetLock(DatabaseKey key, PostgresComment comment, bool isOpen)
    {
        Note(key, comment);
        State.Databases[key.Name] = State.Databases[key.Name] with { AllowsConnections = isOpen };
        foreach (var role in State.RolesOf(comment).ToList())
        {
            State.Roles[role.Name] = role with { CanLogin = isOpen };
        }
    }

    private void Note(DatabaseKey key, PostgresComment comment)
    {
        var owner = comment.With(PostgresComment.Use, "owner");
        State.Roles[key.Owner] = Role(key.Owner, owner, canLogin: false, limit: -1);
        State.Databases[key.Name] = State.Databases.GetValueOrDefault(key.Name) is { } there
            ? there with { Comment = owner }
            : new(key.Name, key.Owner, owner, comment.ToString(), "UTF8", -1, AllowsConnections: false, PublicMayConnect: true, Bytes: 0);
    }

    private static RoleState Role(string name, PostgresComment comment, bool canLogin, int limit) =>
        new(name, comment, canLogin, limit, ValidUntil: null, [], EquatableMap<string>.Empty, IsUsable: true);

    private static DatabaseAnswer.Done Done() => new([]);

    private async Task<T> ReadAsync<T>(string operation, Func<T> work)
    {
        var strike = await BeginAsync(operation, isMutating: false);
        if (strike is not null)
        {
            throw Fault(strike, operation);
        }

        var result = work();
        await TravelAsync(life is null ? TimeSpan.Zero : world.Latency());
        return result;
    }

    private async Task<DatabaseAnswer> WriteAsync(string operation, DatabaseKey key, Func<DatabaseAnswer> work)
    {
        var strike = await BeginAsync(operation, isMutating: true);
        if (strike is { Kind: not (StrikeKind.CrashAfterEffect or StrikeKind.CrashAfterAnswer or StrikeKind.AnswerLost) })
        {
            throw Fault(strike, operation);
        }

        var before = world.Databases.Things().FirstOrDefault(t => t.Name == key.Owner);
        var result = work();
        world.Databases.Changed();
        world.Oracles.Queried(new(operation, before, world.Databases.Things().FirstOrDefault(t => t.Name == key.Owner)));
        if (strike?.Kind == StrikeKind.CrashAfterEffect)
        {
            life!.Kill();
        }

        await TravelAsync(life is null ? TimeSpan.Zero : world.Latency());
        return strike?.Kind == StrikeKind.AnswerLost ? throw Fault(strike, operation) : result;
    }

    private async Task<Strike?> BeginAsync(string operation, bool isMutating)
    {
        if (life is null)
        {
            return null;
        }

        await TravelAsync(world.Latency());
        var strike = world.Reach(life, Edge.Sql, operation, isMutating);
        await TravelAsync(strike?.Kind == StrikeKind.Hangs ? StatementTimeout : TimeSpan.Zero);
        return strike;
    }

    private Task TravelAsync(TimeSpan time) => life?.TravelAsync(time, CancellationToken.None) ?? Task.CompletedTask;

    private CloudFault Fault(Strike strike, string operation) => strike.Kind switch
    {
        StrikeKind.Denied => new("LoginRefused", $"{operation} on {server.Host}: the login is refused, as the plan says", isTransient: false),
        StrikeKind.Hangs => new("Timeout", $"{operation} on {server.Host}: no answer in time, as the plan says", isTransient: true),
        _ => new("Unreachable", $"{operation} on {server.Host}: out of reach, as the plan says", isTransient: true),
    };
}
