using Cyclops.Reconcilers.Release;
using Cyclops.Reconcilers.Tests.Support;

namespace Cyclops.Reconcilers.Tests.Tables;

public sealed class ReleaseTableTests()
    : KindTableTests<ReleaseTaskSpec, ReleaseState>(ReleaseKind.KindName, Manifests.Empty().App("acre", spec: "release: migrate"))
{
    protected override ReleaseState Live => new("TaskDefinition.Arn");

    protected override IEnumerable<TableRow<ReleaseTaskSpec, ReleaseState>> Rows => [new("taskDefinition", _ => new("another:2"))];
}
