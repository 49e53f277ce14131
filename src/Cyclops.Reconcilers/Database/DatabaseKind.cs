using Cyclops.Aws.SecretsManager;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Postgres.Names;
using Cyclops.Reconcilers.DatabaseSecret;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.Retention;

namespace Cyclops.Reconcilers.Database;

/// <summary>
/// A database of an app on a PostgreSQL server of the environment, with its roles. What no manifest asks for any more is locked, and
/// dropped when the time written on it is over, after a dump of it was stored.
/// </summary>
public sealed class DatabaseKind(SecretsManagerGateway secrets, DatabaseServers servers, FinalBackups backups, TimeProvider time)
    : ResourceKind<DatabaseSpec, DatabaseState>
{
    public const string KindName = "Database";

    /// <summary>Output: what a task definition's secret refers to for the URL: the secret's ARN, the key and the version.</summary>
    public const string UrlOutput = "Url";

    /// <summary>Output: the same for the role that only reads.</summary>
    public const string ReadOnlyUrlOutput = "ReadOnlyUrl";

    private const string CredentialField = "credential";

    private readonly DatabaseObserver _observer = new(secrets, servers, time);
    private readonly DatabaseWork _work = new(secrets, servers, new(servers, backups, time));

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    public override string DisplayName => "database";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ReferencedKinds => [EnvironmentStackKind.KindName, DatabaseSecretKind.KindName];

    /// <inheritdoc/>
    protected override FieldTable<DatabaseSpec, DatabaseState> Fields { get; } = new FieldTable<DatabaseSpec, DatabaseState>()
        .Text("server", s => s.Server, o => o.Server, ChangeMode.Forbidden)
        .Text("database", s => s.Database, o => o.Database?.Name ?? "")
        .Text("quarantined", _ => RetentionTags.InUse, o => o.Quarantined ?? RetentionTags.InUse)
        .Flag("open", _ => true, o => o.Database?.IsOpen)
        .Flag("openToEverybody", _ => false, o => o.Database?.PublicMayConnect)
        .Set("extensions", s => s.Extensions, o => o.Extensions)
        .Number("connections", s => s.Connections, o => o.Logins.Select(r => (long?)r.ConnectionLimit).Max() ?? 0)
        .Flag("login", _ => true, o => o.Logins.Any(r => r.CanLogin))
        .Flag("readOnlyRole", s => s.HasReader, o => o.Readers.Any())
        .Text("retention", s => RetentionTags.Text(s.Retention), o => o.Retention ?? "");

    public static ResourceId IdFor(ObjectKey app, string database) => new(app, KindName, database);

    /// <inheritdoc/>
    public override IEnumerable<Resource> Expand(AppScope scope)
    {
        foreach (var (name, database) in scope.Spec.Backends.Databases)
        {
            var (host, port, admin) = DatabaseServers.Find(scope.Environment, database.On);
            var secret = DatabaseSecretKind.IdFor(scope.Key, name);
            yield return new(
                IdFor(scope.Key, name),
                new DatabaseSpec(
                    database.On,
                    host,
                    port,
                    admin,
                    PostgresNames.Database(scope.Platform.Name, scope.Environment.Name, scope.App.Name, name),
                    database.Extensions,
                    database.Connections,
                    database.ReadOnlyUrlEnv is not null,
                    Input.Output(secret, DatabaseSecretKind.ArnOutput),
                    Input.Output(secret, DatabaseSecretKind.VersionOutput),
                    scope.Platform.Safety.Retention),
                scope.App.Position);
        }
    }

    /// <inheritdoc/>
    public override bool ChangesOutputs(IReadOnlyCollection<FieldChange> changes) =>
        changes.Any(c => c.Path == CredentialField);

    /// <inheritdoc/>
    public override Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(
        ObserveRequest request,
        CancellationToken cancellationToken) =>
        _observer.ObserveAsync(request, cancellationToken);

    /// <inheritdoc/>
    protected override IEnumerable<Input?> Inputs(DatabaseSpec spec) => [spec.Host, spec.Port, spec.AdminSecret, spec.Secret, spec.SecretVersion];

    /// <inheritdoc/>
    protected override IEnumerable<FieldChange> Compare(DatabaseSpec spec, DatabaseSpec? lastApplied, DatabaseState state, Resolver resolve)
    {
        if (state.IsAsApplied)
        {
            yield break;
        }

        foreach (var change in base.Compare(spec, lastApplied, state, resolve))
        {
            yield return change;
        }

        // Which of the two login roles has the password that is current, only the version tells.
        var wanted = resolve(spec.SecretVersion);
        if (wanted.IsPending)
        {
            yield return Credential("(known after apply)", state.CredentialFor(null), ChangeCause.Unknown);
        }
        else if (state.CredentialFor(wanted.Text) != wanted.Text || (spec.HasReader && state.ReaderCredentialFor(wanted.Text) != wanted.Text))
        {
            yield return Credential(wanted.Text!, state.CredentialFor(wanted.Text), ChangeCause.Manifest);
        }
    }

    /// <inheritdoc/>
    protected override Task<VerbResult> CreateAsync(ResourceId id, DatabaseSpec spec, VerbContext context, CancellationToken cancellationToken) =>
        _work.EnsureAsync(id, spec, state: null, context, cancellationToken);

    /// <inheritdoc/>
    protected override async Task<VerbResult> UpdateAsync(
        UpdateOf<DatabaseSpec, DatabaseState> update,
        VerbContext context,
        CancellationToken cancellationToken)
    {
        if (update.State.Quarantined is not null)
        {
            var answer = await _work.UnlockAsync(update.Id, update.Spec, context, cancellationToken);
            if (answer is not null)
            {
                return VerbResult.Of(answer);
            }
        }

        var result = await _work.EnsureAsync(update.Id, update.Spec, update.State, context, cancellationToken);
        return result.Outcome is Outcome.Converged && !update.Spec.HasReader && update.State.Readers.Any()
            ? await _work.RemoveReadersAsync(update, context, result, cancellationToken)
            : result;
    }

    /// <summary>Locks it; what has been locked for long enough is dropped.</summary>
    /// <inheritdoc/>
    protected override Task<VerbResult> DeleteAsync(ResourceId id, DatabaseState state, VerbContext context, CancellationToken cancellationToken) =>
        _work.RemoveAsync(id, state, context, cancellationToken);

    private static FieldChange Credential(string wanted, string live, ChangeCause cause) =>
        new(CredentialField, wanted, live.Length == 0 ? null : live, null, ChangeMode.InPlace, cause);
}
