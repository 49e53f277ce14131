using Cyclops.Reconcilers.EcsService;
using Cyclops.Reconcilers.Tests.Support;

namespace Cyclops.Reconcilers.Tests.Tables;

public sealed class EcsServiceOnFargateTableTests()
    : KindTableTests<EcsServiceSpec, Aws.Ecs.EcsService>(EcsServiceKind.KindName, Manifests.Empty("fargate: {}"))
{
    protected override Aws.Ecs.EcsService Live => EcsServices.AsWanted with { Subnets = ["EnvironmentStack.TaskSubnets"], SecurityGroups = ["EnvironmentStack.TaskSecurityGroup"] };

    protected override IEnumerable<TableRow<EcsServiceSpec, Aws.Ecs.EcsService>> Rows =>
    [
        .. EcsServices.Rows,
        new("subnets", o => o with { Subnets = ["subnet-2"] }, o => o with { Subnets = null }, s => s with { Subnets = null }),
        new("securityGroup", o => o with { SecurityGroups = ["sg-2"] }, o => o with { SecurityGroups = null }, s => s with { SecurityGroup = null }),
    ];

    /// <summary>A rolling rollout moves no traffic.</summary>
    protected override IEnumerable<TableRow<EcsServiceSpec, Aws.Ecs.EcsService>> RowsNotWanted => EcsServices.RowsOfShifts;
}
