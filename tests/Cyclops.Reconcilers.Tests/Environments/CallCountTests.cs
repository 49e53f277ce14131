using Cyclops.Reconcilers.Tests.Support;

namespace Cyclops.Reconcilers.Tests.Environments;

/// <summary>What a pass costs follows from the page sizes of the APIs, not from apps times kinds.</summary>
public sealed class CallCountTests
{
    private const int Apps = 25;

    [Fact]
    public async Task A_pass_reads_pages()
    {
        using var installation = await Installation.SettledAsync(Many());
        installation.Restart();
        installation.Cloud.Recorder.Clear();

        await installation.PassAsync();

        var expected = new SortedDictionary<string, int>(StringComparer.Ordinal)
        {
            ["application-autoscaling:DescribeScalableTargets"] = 1,
            ["cloudformation:DescribeStacks"] = 1,
            ["ecs:DescribeServices"] = 3,
            ["ecs:ListServices"] = 1,
            ["ecs:ListTaskDefinitionFamilies"] = 1,
            ["elbv2:DescribeRules"] = 1,
            ["elbv2:DescribeTags"] = 4,
            ["elbv2:DescribeTargetGroups"] = 1,
            ["iam:ListRoles"] = 1,
            ["iam:ListUsers"] = 1,
            ["logs:DescribeLogGroups"] = 1,
            ["route53:ListResourceRecordSets"] = 1,
            ["s3:ListBuckets"] = 1,
            ["scheduler:ListSchedules"] = 1,
            ["secretsmanager:ListSecrets"] = 1,
        };
        Assert.Equal(expected, installation.Cloud.Recorder.Counts());
    }

    /// <summary>A listing read once for each app that is made costs the square of the apps.</summary>
    [Fact]
    public async Task Making_apps_lists_nothing_for_each_of_them()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        installation.Commit(m => Enumerable.Range(0, Apps).Aggregate(m, (all, i) => all.App($"app-{i}")));
        installation.Cloud.Recorder.Clear();

        var passes = await installation.SettleAsync();

        var counts = installation.Cloud.Recorder.Counts();
        Assert.InRange(counts["elbv2:DescribeRules"], passes, passes + 1);
        Assert.Equal(passes, counts["elbv2:DescribeTargetGroups"]);
        Assert.Equal(Apps, counts["elbv2:CreateRule"]);
        Assert.Equal(Apps, counts["ecs:RegisterTaskDefinition"]);
    }

    private static Manifests Many() => Enumerable.Range(0, Apps).Aggregate(Manifests.Empty(), (m, i) => m.App($"app-{i}"));
}
