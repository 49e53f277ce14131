using Cyclops.Aws;
using Cyclops.Controller.Loop;
using Cyclops.Engine.Kinds;
using Cyclops.Model.Manifests;
using Cyclops.Reconcilers;

namespace Cyclops.Controller.Hosting;

/// <summary>The real kinds, with AWS or a stand-in behind them.</summary>
/// <param name="catalogs">Disposed with this.</param>
public sealed class AwsKinds(AwsKindCatalogs catalogs) : IKindCatalogFactory, IDisposable
{
    /// <summary>Kinds as the standard AWS variables say. An endpoint on this machine is not AWS and gets no call budget.</summary>
    public static AwsKinds FromEnvironment(TimeProvider time)
    {
        var isLocal = Uri.TryCreate(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL"), UriKind.Absolute, out var url) && url.IsLoopback;
        return new(new AwsKindCatalogs(new AwsTarget(), time, isLocal));
    }

    /// <inheritdoc/>
    /// <exception cref="Model.Outcomes.CloudFault">No region or profile is set up.</exception>
    public KindCatalog For(PlatformManifest platform, EnvironmentManifest environment) => catalogs.For(platform, environment);

    public void Dispose() => catalogs.Dispose();
}
