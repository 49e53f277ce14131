using Cyclops.Aws.SecretsManager;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.DatabaseSecret;

namespace Cyclops.Reconcilers.SecretReference;

/// <summary>
/// A secret that people keep in Secrets Manager for an app. It is looked at and never made or read: its output is its ARN with the version
/// that is current, which is what tasks are given. A secret that is not there is told before anything changes.
/// </summary>
public sealed class SecretReferenceKind(SecretsManagerGateway secrets) : LookupKind<SecretReferenceSpec, SecretReferenceState>
{
    public const string KindName = "Secret";

    /// <summary>Output: what a task definition refers to.</summary>
    public const string ReferenceOutput = "Reference";

    private const string Denied = "AccessDeniedException";

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    public override string DisplayName => "secret";

    /// <inheritdoc/>
    protected override FieldTable<SecretReferenceSpec, SecretReferenceState> Fields { get; } = new FieldTable<SecretReferenceSpec, SecretReferenceState>()
        .Text("reference", s => s.Reference, o => o.Reference);

    public static ResourceId IdFor(ObjectKey app, string reference) => new(app, KindName, reference);

    /// <summary>What a container gets for a reference of the manifest: looked up, or as it is written. Pure.</summary>
    public static Input InputFor(ObjectKey app, string reference) =>
        SecretReferenceSpec.Parse(reference, []) is null ? Input.Of(reference) : Input.Output(IdFor(app, reference), ReferenceOutput);

    /// <inheritdoc/>
    public override IEnumerable<Resource> Expand(AppScope scope) =>
        from secret in scope.Spec.Containers.Prepend(KeyValuePair.Create(scope.App.Name, scope.Spec.Web))
            .SelectMany(c => c.Value.Secrets.Select(s => (Variable: $"{c.Key}.{s.Key}", Reference: s.Value)))
            .GroupBy(s => s.Reference, s => s.Variable, StringComparer.Ordinal)
        let spec = SecretReferenceSpec.Parse(secret.Key, secret)
        where spec is not null
        select new Resource(IdFor(scope.Key, spec.Reference), spec, scope.App.Position);

    /// <inheritdoc/>
    protected override async Task<Observation> LookUpAsync(Resource desired, SecretReferenceSpec spec, ObserveRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var secret = await FindAsync(spec.Secret, request, cancellationToken);
            return secret is null ? Missing("is not in Secrets Manager; store it there, or mend its name")
                : secret.IsDeleted ? Missing("is to be deleted and cannot be read; restore it")
                : secret.VersionId is not { } version ? Missing("has no value; give it one")
                : Found(desired, spec.At(secret.Arn, version)) with { Forecasts = [.. Unreadable(secret, desired, request.Platform)] };
        }
        catch (CloudFault fault)
        {
            return fault.Code == Denied && spec.Secret.StartsWith("arn:", StringComparison.Ordinal)
                ? Found(desired, spec.Reference) with { Forecasts = [$"{desired.Source}: whether secret {spec.Secret} is there, nobody here may ask: {fault.Message}"] }
                : new Observation.Unknown(fault.Code, $"{desired.Source}: secret {spec.Secret} ({string.Join(", ", spec.Variables)}): {fault.Message}");
        }

        Observation.Absent Missing(string why) => new(new(
            "SecretMissing",
            $"{desired.Source}: secret {spec.Secret} ({string.Join(", ", spec.Variables)}) {why}; nothing of {desired.Id.Owner} is changed until then"));
    }

    /// <summary>Those of the environment are in one listing; it may lag behind, so what is not in it is asked for by itself.</summary>
    private async Task<StoredSecret?> FindAsync(string id, ObserveRequest request, CancellationToken cancellationToken)
    {
        var listed = id.Contains(PrefixOf(request.Platform, request.Environment.Name), StringComparison.Ordinal)
            ? (await DatabaseSecretKind.ListAsync(request, secrets, cancellationToken)).FirstOrDefault(s => s.Name == id || s.Arn == id)
            : null;
        return listed ?? await request.Memo.GetAsync($"{KindName}:{id}", () => secrets.FindAsync(id, cancellationToken));
    }

    private static Observation.Found Found(Resource desired, string reference) => new(
        new SecretReferenceState(((SecretReferenceSpec)desired.Spec).Reference),
        new([KeyValuePair.Create(ReferenceOutput, reference)]),
        new(desired.Id, Commit: null, IsByName: true));

    /// <summary>What the role that starts tasks may not read, as the environment's stack makes it.</summary>
    private static IEnumerable<string> Unreadable(StoredSecret secret, Resource desired, string platform)
    {
        var prefix = PrefixOf(platform, desired.Id.Owner.Environment);
        return secret.Name.StartsWith(prefix, StringComparison.Ordinal)
            ? []
            : [$"{desired.Source}: the role that starts tasks may read secrets {prefix}* only, and {secret.Name} is none of them: unless you let it, tasks will not start; name it {prefix}..."];
    }

    private static string PrefixOf(string platform, string environment) => $"{platform}/{environment}/";
}
