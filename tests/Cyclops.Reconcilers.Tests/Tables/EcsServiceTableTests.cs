using Cyclops.Reconcilers.EcsService;

namespace Cyclops.Reconcilers.Tests.Tables;

public sealed class EcsServiceTableTests() : KindTableTests<EcsServiceSpec, Aws.Ecs.EcsService>(EcsServiceKind.KindName)
{
    protected override Aws.Ecs.EcsService Live => EcsServices.AsWanted;

    protected override IEnumerable<TableRow<EcsServiceSpec, Aws.Ecs.EcsService>> Rows => EcsServices.Rows;

    /// <summary>Tasks in bridge networking have the network of their instance, and a rolling rollout moves no traffic.</summary>
    protected override IEnumerable<TableRow<EcsServiceSpec, Aws.Ecs.EcsService>> RowsNotWanted =>
    [
        new("subnets", o => o with { Subnets = ["subnet-2"] }),
        new("securityGroup", o => o with { SecurityGroups = ["sg-2"] }),
        .. EcsServices.RowsOfShifts,
    ];
}
