using Cyclops.Aws.CloudFormation;
using Cyclops.Model;
using Cyclops.Reconcilers.EnvironmentStack;

namespace Cyclops.Reconcilers.Tests.Tables;

public sealed class EnvironmentStackTableTests() : KindTableTests<EnvironmentStackSpec, EnvironmentStackState>(EnvironmentStackKind.KindName)
{
    protected override EnvironmentStackState Live => new(
        new CloudStack(
            "arn",
            "cyclops-acme-staging-network",
            Description: null,
            "CREATE_COMPLETE",
            StatusReason: null,
            DateTimeOffset.UnixEpoch,
            IsProtected: true,
            EquatableMap<string>.Empty,
            Outputs("managed 10.40.0.0/16 in 2 zones", "staging.example.org"),
            EquatableMap<string>.Empty),
        Spec.Template,
        EquatableMap<string>.Empty,
        Spec.Tags);

    protected override IEnumerable<TableRow<EnvironmentStackSpec, EnvironmentStackState>> Rows =>
    [
        new("network", o => With(o, Outputs("existing vpc-1", "staging.example.org")), Forget),
        new("domain", o => With(o, Outputs("managed 10.40.0.0/16 in 2 zones", "example.org")), Forget),
        new("template", o => o with { Template = new(o.Template!.Select(f => f.Key == "Resources.HostedZone.Properties.Comment" ? KeyValuePair.Create(f.Key, "another") : f).Append(KeyValuePair.Create("Outputs.Mine.Value", "1"))) }, o => o with { Template = null }),
        new("template", o => o with { Template = new(o.Template!.Append(KeyValuePair.Create("Resources.Mine.Properties.BucketName", "mine"))) }),
        new("template", o => o with { Template = new(o.Template!.Where(f => f.Key != "Resources.Vpc.Type")) }),
        new("parameters", o => o with { Parameters = new([KeyValuePair.Create("VpcId", "vpc-2")]) }, o => o with { Parameters = null }),
        new("tags", o => o with { Tags = new([KeyValuePair.Create("team", "data")]) }, o => o with { Tags = null }),
        new("tags", o => o with { Tags = new([KeyValuePair.Create("team", "web"), KeyValuePair.Create("cost", "42")]) }),
    ];

    protected override IEnumerable<TableRow<EnvironmentStackSpec, EnvironmentStackState>> RowsNotWanted =>
    [
        new("why", o => o),
        new("capacity", o => With(o, new([KeyValuePair.Create("CyclopsCapacity", "fargate")]))),
        new("ingress", o => With(o, new([KeyValuePair.Create("CyclopsIngress", "internal http")]))),
    ];

    private static EquatableMap<string> Outputs(string network, string domain) =>
        new([KeyValuePair.Create("CyclopsNetwork", network), KeyValuePair.Create("CyclopsDomain", domain)]);

    private static EnvironmentStackState With(EnvironmentStackState state, EquatableMap<string> outputs) =>
        state with { Stack = state.Stack with { Outputs = outputs } };

    private static EnvironmentStackState Forget(EnvironmentStackState state) => With(state, EquatableMap<string>.Empty);
}
