using Cyclops.Controller.Loop;
using Cyclops.Engine.Kinds;
using Cyclops.Model.Manifests;

namespace Cyclops.Controller.Tests.Support;

/// <summary>The same kinds for every environment.</summary>
internal sealed class FakeKinds(FakeCloud cloud) : IKindCatalogFactory
{
    public KindCatalog For(PlatformManifest platform, EnvironmentManifest environment) => BoxKind.Catalog(cloud);
}
