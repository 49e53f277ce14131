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
    public static AwsKinds FromEnvironment(TimeProvider time) => new(AwsConnection.Connect(new AwsTarget(), time));

    /// <inheritdoc/>
    /// <exception cref="Model.Outcomes.CloudFault">No region or profile is set up.</exception>
    public KindCatalog For(PlatformManifest platform, EnvironmentManifest environment) => catalogs.For(platform, environment);

    public void Dispose() => catalogs.Dispose();
}
