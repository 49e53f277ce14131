using Cyclops.Aws.Scheduler;
using Cyclops.Reconcilers.Job;

namespace Cyclops.Reconcilers.Tests.Tables;

public sealed class JobTableTests() : KindTableTests<JobTaskSpec, Schedule>(JobKind.KindName)
{
    /// <summary>Written otherwise than we write it: it is the same.</summary>
    private const string Input = """{"containerOverrides": [{"name": "jaffa", "command": ["clean", "--old"]}]}""";

    protected override Schedule Live => new(
        "acme.staging",
        "jaffa.nightly",
        "cron(0 3 * * ? *)",
        "UTC",
        "",
        IsEnabled: true,
        "EcsService.ClusterArn",
        "EnvironmentStack.JobRoleArn",
        "TaskDefinition.Arn",
        Input,
        [],
        []);

    protected override IEnumerable<TableRow<JobTaskSpec, Schedule>> Rows =>
    [
        new("schedule", o => o with { Expression = "rate(1 hour)" }),
        new("timezone", o => o with { Timezone = "Asia/Tokyo" }),
        new("input", o => o with { Input = """{"containerOverrides":[{"name":"jaffa","command":["clean"]}]}""" }),
        new("input", o => o with { Input = "clean" }),
        new("taskDefinition", o => o with { TaskDefinitionArn = "another:2" }),
        new("cluster", o => o with { ClusterArn = "another" }),
        new("role", o => o with { RoleArn = "another" }),
        new("enabled", o => o with { IsEnabled = false }),
        new("others", o => o with { Others = "a flexible window" }),
    ];

    /// <summary>Tasks in bridge networking have the network of their instance.</summary>
    protected override IEnumerable<TableRow<JobTaskSpec, Schedule>> RowsNotWanted =>
    [
        new("subnets", o => o with { Subnets = ["subnet-2"] }),
        new("securityGroup", o => o with { SecurityGroups = ["sg-2"] }),
    ];
}
