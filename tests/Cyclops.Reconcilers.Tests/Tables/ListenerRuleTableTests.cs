using Cyclops.Aws.ElasticLoadBalancing;
using Cyclops.Reconcilers.ListenerRule;

namespace Cyclops.Reconcilers.Tests.Tables;

public sealed class ListenerRuleTableTests() : KindTableTests<ListenerRuleSpec, ElbRule>(ListenerRuleKind.KindName)
{
    protected override ElbRule Live => new("arn", 1, ["haifa.staging.example.org"], [], "TargetGroup.Arn", TheTags.AsWanted);

    protected override IEnumerable<TableRow<ListenerRuleSpec, ElbRule>> Rows =>
    [
        new("hosts", o => o with { Hosts = ["haifa.staging.example.org", "other.example.org"] }),
        new("otherConditions", o => o with { OtherConditions = ["path-pattern=/admin"] }),
        new("targetGroup", o => o with { TargetGroupArn = "another" }),
        new("targetGroup", o => o with { TargetGroupArn = null }),
        new("tags", o => o with { Tags = TheTags.Changed }),
    ];
}
