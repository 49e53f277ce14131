using Cyclops.Aws.SecretsManager;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.Caching;
using Cyclops.Reconcilers.DatabaseSecret;
using Cyclops.Reconcilers.Ownership;
using Cyclops.Reconcilers.Retention;
using Cyclops.Sentry;

namespace Cyclops.Reconcilers.ErrorProject;

/// <summary>
/// The project of an app in Sentry. Its secret tells how it was left, and that is taken for what is there while nobody can ask Sentry.
/// </summary>
public sealed class ErrorProjectKind(SecretsManagerGateway secrets, SentryClient sentry, TimeProvider time) : ResourceKind<ErrorProjectSpec, ErrorProjectState>
{
    public const string KindName = "ErrorProject";

    /// <summary>Output: what a task definition refers to for the DSN.</summary>
    public const string DsnOutput = "Dsn";

    internal const string DsnKey = "dsn";

    private const string Main = "main";

    /// <summary>Sentry takes 40 requests a second of a token, and less where it is slow: 5,000 projects take some three a second at this interval.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(30);

    /// <summary>A Sentry that did not answer is left alone for so long: each app would wait for it in turn.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(4);

    private readonly ErrorProjectWork _work = new(secrets, sentry, time);
    private readonly ReadCache<IReadOnlyList<SentryKey>> _keys = new(Hold, time);

    private volatile Silence? _silence;

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    public override string DisplayName => "Sentry project";

    /// <inheritdoc/>
    protected override FieldTable<ErrorProjectSpec, ErrorProjectState> Fields { get; } = new FieldTable<ErrorProjectSpec, ErrorProjectState>()
        .Text("secret", s => s.SecretName, o => o.Secret.IsDeleted ? "" : o.Secret.Name)
        .Text("quarantined", _ => RetentionTags.InUse, o => o.Quarantined ?? RetentionTags.InUse)
        .Text("project", s => s.Project.ToString(), o => o.Tag(ErrorProjectState.ProjectTag), ChangeMode.Forbidden)
        .Text("token", s => s.Token, o => o.Tag(ErrorProjectState.TokenTag) ?? "")
        .Text("applied", s => s.Project.ToString(), o => o.Tag(ErrorProjectState.AppliedTag) ?? "")
        .Text("key", _ => ErrorProjectState.InUse, o => o.Key)
        .Text("retention", s => RetentionTags.Text(s.Retention), o => o.Tag(RetentionTags.Retention) ?? "");

    public static ResourceId IdFor(ObjectKey app) => new(app, KindName, Main);

    /// <summary>The name of the secret. The role that starts tasks may read what begins so.</summary>
    public static string SecretNameFor(string platform, ObjectKey app) => $"{platform}/{app.Environment}/{app.App}/errors";

    /// <summary>The name of our client key: it says whose a project is.</summary>
    public static string KeyNameFor(string platform, ObjectKey app) => $"cyclops {platform}/{app.Environment}/{app.App}";

    /// <inheritdoc/>
    public override IEnumerable<Resource> Expand(AppScope scope)
    {
        if (scope.Spec.Backends.Errors is { } errors && scope.Platform.Sentry is { } platform)
        {
            yield return new(
                IdFor(scope.Key),
                new ErrorProjectSpec(
                    SecretNameFor(scope.Platform.Name, scope.Key),
                    new(platform.Url, platform.Organization, errors.Project),
                    platform.Team,
                    KeyNameFor(scope.Platform.Name, scope.Key),
                    platform.TokenSecret,
                    scope.Platform.Safety.Retention,
                    platform.Position),
                scope.App.Position);
        }
    }

    /// <inheritdoc/>
    public override bool ChangesOutputs(IReadOnlyCollection<FieldChange> changes) => changes.Any(c => c.Path is "secret" or "applied" or "key");

    /// <inheritdoc/>
    public override async Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken)
    {
        var observations = new Dictionary<ResourceId, Observation>();
        var listed = await DatabaseSecretKind.ListAsync(request, secrets, cancellationToken);
        foreach (var desired in request.Desired)
        {
            var name = ((ErrorProjectSpec)desired.Spec).SecretName;

            // The list may lag behind by minutes: before something is called absent, it is asked for by name.
            var secret = listed.FirstOrDefault(s => s.Name == name) ?? await secrets.FindAsync(name, cancellationToken);
            observations[desired.Id] = secret is null ? Observation.Absent.Instance
                : OwnerOf(secret, request) is { } owner && owner.Resource == desired.Id ? await WantedAsync((ErrorProjectSpec)desired.Spec, secret, owner, cancellationToken)
                : Clash.With($"secret {name}", secret.Arn, desired.Id);
        }

        foreach (var secret in listed)
        {
            var state = new ErrorProjectState(secret, Key: null);
            if (OwnerOf(secret, request) is { } owner && !secret.IsDeleted && (state.Quarantined is null || state.IsExpired(time.GetUtcNow())))
            {
                observations.TryAdd(owner.Resource, new Observation.Found(state, Outputs(secret), owner, IsExpired: state.Quarantined is not null));
            }
        }

        return observations;
    }

    /// <summary>What tasks refer to: the secret by its version.</summary>
    internal static EquatableMap<string> Outputs(StoredSecret secret) => secret is { VersionId: { } version, IsDeleted: false }
        ? new([KeyValuePair.Create(DsnOutput, $"{secret.Arn}:{DsnKey}::{version}")])
        : EquatableMap<string>.Empty;

    /// <inheritdoc/>
    protected override Task<VerbResult> CreateAsync(ResourceId id, ErrorProjectSpec spec, VerbContext context, CancellationToken cancellationToken) =>
        ThenForget(spec.SecretName, _work.BringAsync(id, spec, context, cancellationToken));

    /// <inheritdoc/>
    protected override Task<VerbResult> UpdateAsync(UpdateOf<ErrorProjectSpec, ErrorProjectState> update, VerbContext context, CancellationToken cancellationToken) =>
        ThenForget(update.Spec.SecretName, _work.BringAsync(update.Id, update.Spec, context, cancellationToken));

    /// <inheritdoc/>
    protected override Task<VerbResult> DeleteAsync(ResourceId id, ErrorProjectState state, VerbContext context, CancellationToken cancellationToken) =>
        ThenForget(state.Secret.Name, _work.RemoveAsync(id, state, context, cancellationToken));

    private static Model.Ownership? OwnerOf(StoredSecret secret, ObserveRequest request) =>
        OwnershipTags.Read(secret.Tags, request.Platform, request.Environment.Name) is { Resource: { Kind: KindName, Owner.App: not null } } owner
            && secret.Name == SecretNameFor(request.Platform, owner.Resource.Owner)
            ? owner
            : null;

    /// <summary>Sentry is asked only what the secret cannot tell, and where it does not answer, what was left there as it is wanted is taken for that.</summary>
    private async Task<Observation> WantedAsync(ErrorProjectSpec spec, StoredSecret secret, Model.Ownership owner, CancellationToken cancellationToken)
    {
        var state = new ErrorProjectState(secret, Key: null);
        var found = new Observation.Found(state, Outputs(secret), owner);
        if (state.Tag(ErrorProjectState.AppliedTag) != spec.Project.ToString() || secret.IsDeleted || state.Quarantined is not null)
        {
            // It is brought to what is wanted in any case.
            return found;
        }

        if (_silence is { } silence && time.GetUtcNow() < silence.Until)
        {
            return Assumed(found, silence.Fault);
        }

        try
        {
            var keys = await _keys.ReadInTurnAsync(
                secret.Name,
                () => SentryTokens.WithAsync(secrets, spec.Token, spec.PlatformPosition, async token => await sentry.KeysAsync(spec.Project, token, cancellationToken) ?? [], cancellationToken)!);
            return keys is null ? found : found with { State = state with { Key = ErrorProjectState.Describe(keys.FirstOrDefault(k => k.Name == spec.KeyName), secret) } };
        }
        catch (CloudFault fault)
        {
            _silence = new(time.GetUtcNow() + Rest, fault);
            return Assumed(found, fault);
        }
    }

    private static Observation.Found Assumed(Observation.Found found, CloudFault fault) =>
        found with { IsAssumed = true, Forecasts = fault.Code == SentryFaults.Refused ? [fault.Message] : [] };

    private async Task<VerbResult> ThenForget(string secret, Task<VerbResult> work)
    {
        try
        {
            return await work;
        }
        finally
        {
            _keys.Forget(secret);
            _silence = null;
        }
    }

    /// <summary>Sentry did not answer, or did not take the token.</summary>
    private sealed record Silence(DateTimeOffset Until, CloudFault Fault);
}
