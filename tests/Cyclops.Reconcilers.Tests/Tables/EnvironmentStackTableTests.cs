using Cyclops.Aws.CloudFormation;
using Cyclops.Model;
using Cyclops.Reconcilers.EnvironmentStack;

namespace Cyclops.Reconcilers.Tests.Tables;

public sealed class EnvironmentStackTableTests() : KindTableTests<EnvironmentStackSpec, EnvironmentStackState>(EnvironmentStackKind.KindName)
{
    protected override EnvironmentStackState Live => new(
        new CloudStack(
            "arn",
            "cyclops-acme-staging",
            "CREATE_COMPLETE",
            StatusReason: null,
            DateTimeOffset.UnixEpoch,
            EquatableMap<string>.Empty,
            Outputs("managed 10.40.0.0/16 in 2 zones", "staging.example.org", "ec2"),
            EquatableMap<string>.Empty),
        Spec.Template,
        Spec.Tags,
        Failure: null);

    protected override IEnumerable<TableRow<EnvironmentStackSpec, EnvironmentStackState>> Rows =>
    [
        new("network", o => With(o, Outputs("existing vpc-1", "staging.example.org", "ec2")), Forget),
        new("domain", o => With(o, Outputs("managed 10.40.0.0/16 in 2 zones", "example.org", "ec2")), Forget),
        new("capacity", o => With(o, Outputs("managed 10.40.0.0/16 in 2 zones", "staging.example.org", "fargate")), Forget),
        new("ingress", o => With(o, Outputs("managed 10.40.0.0/16 in 2 zones", "staging.example.org", "ec2", "internal http")), Forget),
        new("template", o => o with { Template = new(o.Template!.Select(f => f.Key == "Resources.Cluster.Properties.ClusterName" ? KeyValuePair.Create(f.Key, "another") : f)) }, o => o with { Template = null }),
        new("template", o => o with { Template = new(o.Template!.Append(KeyValuePair.Create("Resources.Mine.Type", "AWS::S3::Bucket"))) }),
        new("template", o => o with { Template = new(o.Template!.Where(f => f.Key != "Resources.Cluster.Type")) }),
        new("tags", o => o with { Tags = new([KeyValuePair.Create("team", "data")]) }, o => o with { Tags = null }),
        new("tags", o => o with { Tags = new([KeyValuePair.Create("team", "web"), KeyValuePair.Create("cost", "42")]) }),
    ];

    private static EquatableMap<string> Outputs(string network, string domain, string capacity, string ingress = "internet-facing http") => new(
    [
        KeyValuePair.Create("CyclopsNetwork", network),
        KeyValuePair.Create("CyclopsDomain", domain),
        KeyValuePair.Create("CyclopsCapacity", capacity),
        KeyValuePair.Create("CyclopsIngress", ingress),
    ]);

    private static EnvironmentStackState With(EnvironmentStackState state, EquatableMap<string> outputs) =>
        state with { Stack = state.Stack with { Outputs = outputs } };

    private static EnvironmentStackState Forget(EnvironmentStackState state) => With(state, EquatableMap<string>.Empty);
}
