using Cyclops.Aws.SecretsManager;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Postgres.Names;
using Cyclops.Reconcilers.Database;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.Ownership;
using Cyclops.Reconcilers.Retention;

namespace Cyclops.Reconcilers.DatabaseSecret;

/// <summary>
/// The secret with the password of an app's database. It is made before the database has that password and it stays as long as the
/// database does.
/// </summary>
public sealed class DatabaseSecretKind(SecretsManagerGateway secrets, IPasswordSource passwords, TimeProvider time)
    : ResourceKind<DatabaseSecretSpec, DatabaseSecretState>
{
    public const string KindName = "DatabaseSecret";

    /// <summary>Output: the ARN of the secret.</summary>
    public const string ArnOutput = "Arn";

    /// <summary>Output: the version that is current.</summary>
    public const string VersionOutput = "Version";

    /// <summary>Days within which Secrets Manager could bring it back, beyond the time that it was kept: the fewest there are.</summary>
    private const int RecoveryDays = 7;

    private readonly DatabaseSecretContents _contents = new(secrets, passwords);

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    public override string DisplayName => "database secret";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ReferencedKinds => [EnvironmentStackKind.KindName];

    /// <inheritdoc/>
    protected override FieldTable<DatabaseSecretSpec, DatabaseSecretState> Fields { get; } = new FieldTable<DatabaseSecretSpec, DatabaseSecretState>()
        .Text("name", s => s.Name, o => o.Secret.Name)
        .Text("deleted", _ => "no", o => o.Secret.IsDeleted ? "yes" : "no")
        .Text("quarantined", _ => RetentionTags.InUse, o => o.Quarantined ?? RetentionTags.InUse)
        .Text("server", s => s.Server, o => o.Server ?? "")
        .Input("host", s => s.Host, o => o.Tag(DatabaseSecretState.HostTag) ?? "")
        .Input("port", s => s.Port, o => o.Tag(DatabaseSecretState.PortTag) ?? "")
        .Text("rotate", s => s.Rotate, o => o.Tag(DatabaseSecretState.RotateTag) ?? "")
        .Flag("readOnlyRole", s => s.HasReader, o => o.Tag(DatabaseSecretState.ReaderTag) == "true")
        .Text("retention", s => RetentionTags.Text(s.Retention), o => o.Tag(RetentionTags.Retention) ?? "");

    public static ResourceId IdFor(ObjectKey app, string database) => new(app, KindName, database);

    /// <summary>Its name. The role that starts tasks may read what begins so.</summary>
    public static string NameFor(string platform, ObjectKey app, string database) => $"{platform}/{app.Environment}/{app.App}/database/{database}";

    /// <summary>All secrets of databases of an environment, read once a pass.</summary>
    /// <exception cref="CloudFault">They could not be read in full.</exception>
    internal static Task<IReadOnlyList<StoredSecret>> ListAsync(ObserveRequest request, SecretsManagerGateway secrets, CancellationToken cancellationToken) =>
        request.Memo.GetAsync(KindName, () => secrets.ListAsync($"{request.Platform}/{request.Environment.Name}/", cancellationToken));

    /// <inheritdoc/>
    public override IEnumerable<Resource> Expand(AppScope scope)
    {
        foreach (var (name, database) in scope.Spec.Backends.Databases)
        {
            var (host, port, _) = DatabaseServers.Find(scope.Environment, database.On);
            yield return new(
                IdFor(scope.Key, name),
                new DatabaseSecretSpec(
                    NameFor(scope.Platform.Name, scope.Key, name),
                    database.On,
                    host,
                    port,
                    PostgresNames.Database(scope.Platform.Name, scope.Environment.Name, scope.App.Name, name),
                    database.Rotate,
                    database.ReadOnlyUrlEnv is not null,
                    scope.Platform.Safety.Retention),
                scope.App.Position);
        }
    }

    /// <inheritdoc/>
    public override bool ChangesOutputs(IReadOnlyCollection<Model.Plans.FieldChange> changes) =>
        changes.Any(c => c.Path is "rotate" or "host" or "port" or "readOnlyRole" or "deleted");

    /// <inheritdoc/>
    public override async Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(
        ObserveRequest request,
        CancellationToken cancellationToken)
    {
        var observations = new Dictionary<ResourceId, Observation>();
        var listed = await ListAsync(request, secrets, cancellationToken);
        foreach (var desired in request.Desired)
        {
            var name = ((DatabaseSecretSpec)desired.Spec).Name;

            // The list may lag behind by minutes: before something is called absent, it is asked for by name.
            var secret = listed.FirstOrDefault(s => s.Name == name) ?? await secrets.FindAsync(name, cancellationToken);
            observations[desired.Id] = secret is null ? Observation.Absent.Instance
                : OwnerOf(secret, request) is { } owner && owner.Resource == desired.Id ? Found(secret, owner)
                : Clash.With($"secret {name}", secret.Arn, desired.Id);
        }

        foreach (var secret in listed)
        {
            if (OwnerOf(secret, request) is { } owner && !observations.ContainsKey(owner.Resource) && IsLeft(new(secret)))
            {
                observations[owner.Resource] = Found(secret, owner) with { IsExpired = new DatabaseSecretState(secret).Quarantined is not null };
            }
        }

        return observations;
    }

    /// <summary>Whose a secret is; null: not a database's of this environment.</summary>
    internal static Model.Ownership? OwnerOf(StoredSecret secret, ObserveRequest request) =>
        OwnershipTags.Read(secret.Tags, request.Platform, request.Environment.Name) is { } owner && owner.Resource.Kind == KindName ? owner : null;

    /// <inheritdoc/>
    protected override IEnumerable<Input?> Inputs(DatabaseSecretSpec spec) => [spec.Host, spec.Port];

    /// <inheritdoc/>
    protected override async Task<VerbResult> CreateAsync(
        ResourceId id,
        DatabaseSecretSpec spec,
        VerbContext context,
        CancellationToken cancellationToken)
    {
        try
        {
            return Converged(await _contents.CreateAsync(id, spec, context, cancellationToken));
        }
        catch (CloudFault fault) when (fault.Code is "ResourceExistsException" or "InvalidRequestException")
        {
            // Made by an attempt whose answer was lost, or going since we looked.
            if (await secrets.FindAsync(spec.Name, cancellationToken) is not { } there)
            {
                throw;
            }

            return OwnershipTags.Read(there.Tags, context.Platform, context.Environment.Name)?.Resource == id
                ? await BringAsync(there, spec, context, cancellationToken)
                : VerbResult.Of(new Outcome.Stalled("NameTaken", Clash.With($"secret {spec.Name}", there.Arn, id).Message));
        }
    }

    /// <inheritdoc/>
    protected override async Task<VerbResult> UpdateAsync(
        UpdateOf<DatabaseSecretSpec, DatabaseSecretState> update,
        VerbContext context,
        CancellationToken cancellationToken) =>
        await secrets.FindAsync(update.State.Secret.Arn, cancellationToken) is { } secret
            ? await BringAsync(secret, update.Spec, context, cancellationToken)
            : VerbResult.Of(new Outcome.Failed("Gone", $"secret {update.Spec.Name} has gone since it was looked at; it is looked at again"));

    /// <summary>Quarantines it; what has been in quarantine for long enough goes.</summary>
    /// <inheritdoc/>
    protected override async Task<VerbResult> DeleteAsync(
        ResourceId id,
        DatabaseSecretState state,
        VerbContext context,
        CancellationToken cancellationToken)
    {
        if (context.World[DatabaseKind.IdFor(id.Owner, id.Name)] is Observation.Unknown unknown)
        {
            return VerbResult.Of(new Outcome.Failed("DatabaseUnknown", $"{id} stays until somebody can tell what has become of its database: {unknown.Message}"));
        }

        if (state.Quarantined is not null)
        {
            await secrets.DeleteAsync(state.Secret.Arn, RecoveryDays, cancellationToken);
        }
        else
        {
            await secrets.TagAsync(state.Secret.Arn, RetentionTags.Begin(state.Secret.Tags, time.GetUtcNow()), cancellationToken);
        }

        return VerbResult.Converged();
    }

    private async Task<VerbResult> BringAsync(StoredSecret secret, DatabaseSecretSpec spec, VerbContext context, CancellationToken cancellationToken)
    {
        if (secret.IsDeleted)
        {
            await secrets.RestoreAsync(secret.Arn, cancellationToken);
        }

        var changed = await _contents.UpdateAsync(secret, spec, context, cancellationToken);
        if (new DatabaseSecretState(secret).Quarantined is not null)
        {
            await secrets.UntagAsync(secret.Arn, [RetentionTags.Quarantined], cancellationToken);
        }

        return Converged(changed);
    }

    /// <summary>Whether something nobody asks for is to be seen: what rests in quarantine, or is going, is not.</summary>
    private bool IsLeft(DatabaseSecretState state) =>
        !state.Secret.IsDeleted && (state.Quarantined is null || state.IsExpired(time.GetUtcNow()));

    private static VerbResult Converged(StoredSecret secret) =>
        VerbResult.Converged((ArnOutput, secret.Arn), (VersionOutput, secret.VersionId!));

    private static Observation.Found Found(StoredSecret secret, Model.Ownership owner) => new(
        new DatabaseSecretState(secret),
        secret is { VersionId: { } version, IsDeleted: false }
            ? new([KeyValuePair.Create(ArnOutput, secret.Arn), KeyValuePair.Create(VersionOutput, version)])
            : new([KeyValuePair.Create(ArnOutput, secret.Arn)]),
        owner);
}
