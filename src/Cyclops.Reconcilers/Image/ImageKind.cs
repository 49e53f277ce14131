using Cyclops.Aws.Ecs;
using Cyclops.Aws.SecretsManager;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.EcsService;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Registries;

namespace Cyclops.Reconcilers.Image;

/// <summary>
/// An image of an app, in its registry. It is looked at and never made: its output is the image with the digest that its tag stands
/// for, which is what tasks run.
/// </summary>
public sealed class ImageKind(ImageRegistries registries, EcsGateway ecs, SecretsManagerGateway secrets) : LookupKind<ImageSpec, ImageState>
{
    public const string KindName = "Image";

    /// <summary>Output: the image as the manifest writes it, with its digest: <c>web:1@sha256:…</c>.</summary>
    public const string ReferenceOutput = "Reference";

    private readonly RegistryPasswords _passwords = new(secrets);

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    public override string DisplayName => "image";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ReferencedKinds => [EnvironmentStackKind.KindName];

    /// <inheritdoc/>
    protected override FieldTable<ImageSpec, ImageState> Fields { get; } = new FieldTable<ImageSpec, ImageState>()
        .Text("image", s => s.Image, o => o.Image);

    /// <summary>The image of a container: with its digest where it is looked up, else as it is written. Pure.</summary>
    public static Input InputFor(AppScope scope, string image, ImageRegistries registries) =>
        registries.Find(scope.Platform, image) is null ? Input.Of(image) : Input.Output(IdFor(scope.Key, image), ReferenceOutput);

    public static ResourceId IdFor(ObjectKey app, string image) => new(app, KindName, image);

    /// <inheritdoc/>
    public override IEnumerable<Resource> Expand(AppScope scope)
    {
        var positions = scope.App.ImagePositions.GetValueOrDefault(scope.Environment.Name);
        return
        [
            .. scope.Spec.Containers.Prepend(KeyValuePair.Create(scope.App.Name, scope.Spec.Web))
                .DistinctBy(c => c.Value.Image)
                .Select(c => (Container: c.Key, Spec: registries.Find(scope.Platform, c.Value.Image)))
                .Where(c => c.Spec is not null)
                .Select(c => new Resource(IdFor(scope.Key, c.Spec!.Image), c.Spec, positions?.GetValueOrDefault(c.Container) ?? scope.App.Position)),
        ];
    }

    /// <inheritdoc/>
    protected override async Task<Observation> LookUpAsync(Resource desired, ImageSpec spec, ObserveRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var credentials = await _passwords.FindAsync(spec, request, cancellationToken);
            return await registries.ResolveAsync(spec, credentials, cancellationToken) switch
            {
                Resolution.Resolved found => Found(desired, $"{spec.Image}@{found.Digest}"),
                Resolution.NotFound missing => new Observation.Absent(new(
                    "ImageMissing",
                    $"{desired.Source}: {missing.Message}; nothing of {desired.Id.Owner} is changed until it is there")),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (CloudFault fault)
        {
            var why = $"{desired.Source}: {fault.Message}. {WayOut(spec)}";
            return await KeptAsync(desired, spec, request, cancellationToken) is { } kept
                ? Found(desired, kept) with { IsAssumed = true, Forecasts = [$"{why}. What runs is kept meanwhile: {kept}"] }
                : new Observation.Unknown(fault.Code, $"{why}. What runs is kept meanwhile, and no other task definition is made of {desired.Id.Owner}");
        }
    }

    private static Observation.Found Found(Resource desired, string reference) => new(
        new ImageState(((ImageSpec)desired.Spec).Image),
        new([KeyValuePair.Create(ReferenceOutput, reference)]),
        new(desired.Id, Commit: null, IsByName: true));

    private static string WayOut(ImageSpec spec) => spec.Secret is { } secret
        ? $"The user is that of secret {secret}; spec.registries.{spec.Host}.resolve: false of platform.yaml leaves its tags alone"
        : $"spec.registries.{spec.Host} of platform.yaml takes a secret with user and password, and resolve: false leaves its tags alone";

    /// <summary>What runs by exactly this tag: it was looked up before, and nobody can tell that it is another by now.</summary>
    private async Task<string?> KeptAsync(Resource desired, ImageSpec spec, ObserveRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var services = await EcsServiceReads.ListAsync(request, ecs, cancellationToken);
            var arn = services.FirstOrDefault(s => s.Name == EcsServiceKind.NameFor(desired.Id.Owner))?.TaskDefinitionArn;
            var definition = arn is null ? null : await ecs.FindTaskDefinitionAsync(arn, cancellationToken);
            return definition?.Containers.Select(c => c.Image).FirstOrDefault(i => i.StartsWith($"{spec.Image}@", StringComparison.Ordinal));
        }
        catch (CloudFault)
        {
            // What is said then is why the registry gave no answer; the services' own kind says the rest.
            return null;
        }
    }
}
