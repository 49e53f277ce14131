using Cyclops.Reconcilers.ListenerRule;

namespace Cyclops.Reconcilers.Tests.Tables;

public sealed class ListenerRuleTableTests() : KindTableTests<ListenerRuleSpec, ListenerRuleState>(ListenerRuleKind.KindName)
{
    protected override ListenerRuleState Live => new(new("arn", 1, ["haifa.staging.example.org"], [], [new("TargetGroup.Arn", 1)], TheTags.AsWanted), IsShared: false);

    protected override IEnumerable<TableRow<ListenerRuleSpec, ListenerRuleState>> Rows =>
    [
        new("hosts", o => o with { Rule = o.Rule with { Hosts = ["haifa.staging.example.org", "other.example.org"] } }),
        new("otherConditions", o => o with { Rule = o.Rule with { OtherConditions = ["path-pattern=/admin"] } }),
        new("targetGroup", o => o with { Rule = o.Rule with { Targets = [new("another", 1)] } }),
        new("targetGroup", o => o with { Rule = o.Rule with { Targets = [] } }),
        new("alternateTargetGroup", o => o with { Rule = o.Rule with { Targets = [.. o.Rule.Targets, new("another", 0)] } }),
        new("tags", o => o with { Rule = o.Rule with { Tags = TheTags.Changed } }),
    ];
}
