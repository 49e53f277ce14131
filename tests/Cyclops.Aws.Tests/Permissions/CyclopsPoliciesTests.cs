using System.Text.Json;
using Cyclops.Aws.Permissions;

namespace Cyclops.Aws.Tests.Permissions;

public sealed class CyclopsPoliciesTests
{
    private const int ManagedPolicyLimit = 6144;
    private static readonly PolicyScope Acme = new() { Platform = "acme", Account = "123456789012", Region = "eu-west-1" };

    public static TheoryData<string, string> All => new(
        from kind in new[] { "controller", "diff", "operator", "stacks" }
        from platform in new[] { "*", "acme", new string('a', 40) }
        select (kind, platform));

    [Theory]
    [MemberData(nameof(All))]
    public void No_policy_is_longer_than_AWS_takes(string kind, string platform)
    {
        var policies = Of(kind, new PolicyScope { Platform = platform, Account = "123456789012", Region = "ap-southeast-1" });

        Assert.All(policies, p => Assert.InRange(p.Json.Length, 1, ManagedPolicyLimit));
        Assert.All(policies, p => Assert.DoesNotContain(p.Json, c => char.IsWhiteSpace(c)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_place_is_left_open_and_no_name_is_given_twice(string kind, string platform)
    {
        var policies = Of(kind, new PolicyScope { Platform = platform });
        var names = policies.SelectMany(p => Statements(p)).Select(s => s.GetProperty("Sid").GetString()!).ToList();

        Assert.All(policies, p => Assert.DoesNotMatch("[{][a-z]+[}]", p.Json));
        Assert.All(names, n => Assert.Matches("^[A-Za-z0-9]+$", n));
        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public void The_controller_may_all_that_the_table_says_and_diff_a_part_of_it()
    {
        var controller = CyclopsPolicies.Controller(Acme).SelectMany(p => p.Rights).Select(r => r.Action).ToHashSet();
        var diff = CyclopsPolicies.Diff(Acme).SelectMany(p => p.Rights).Select(r => r.Action).ToHashSet();

        Assert.Equal(PermissionTable.All.SelectMany(o => o.Grants).Where(g => g.Level != AccessLevel.Operate).Select(g => g.Action).Where(a => a != "sts:AssumeRole").ToHashSet(), controller);
        Assert.Subset(controller, diff);
        Assert.All(diff, action => Assert.Matches(":(Describe|List|Get)", action));
    }

    [Fact]
    public void Who_is_on_call_may_read_logs_and_the_controller_and_diff_may_not_search_them()
    {
        var (controller, diff, onCall) = (ActionsOf(CyclopsPolicies.Controller(Acme)), ActionsOf(CyclopsPolicies.Diff(Acme)), ActionsOf(CyclopsPolicies.Operator(Acme)));

        Assert.Superset(diff, onCall);
        Assert.Equal(
            ["ecs:DescribeTasks", "ecs:ListTasks", "elasticloadbalancing:DescribeTargetHealth", "logs:FilterLogEvents", "logs:GetLogEvents"],
            onCall.Except(diff).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("logs:FilterLogEvents", controller);

        static HashSet<string> ActionsOf(IEnumerable<PolicyText> policies) => policies.SelectMany(p => p.Rights).Select(r => r.Action).ToHashSet();
    }

    [Fact]
    public void For_drift_the_controller_may_read_what_stacks_hold_but_no_secret_and_diff_may_not_ask_for_it()
    {
        var controller = CyclopsPolicies.Controller(Acme).SelectMany(p => p.Rights).Select(r => r.Action).ToHashSet();
        var diff = CyclopsPolicies.Diff(Acme).SelectMany(p => p.Rights).Select(r => r.Action).ToHashSet();

        Assert.Subset(controller, new HashSet<string> { "cloudformation:DetectStackDrift", "ec2:DescribeSecurityGroups", "iam:GetRole", "rds:DescribeDBInstances", "s3:GetBucketPolicy" });
        Assert.DoesNotContain(controller, a => a.StartsWith("ssm:", StringComparison.Ordinal));
        Assert.Contains("cloudformation:DescribeStackResourceDrifts", diff);
        Assert.DoesNotContain("secretsmanager:GetSecretValue", diff);
        Assert.DoesNotContain(diff, a => a.Contains(":Detect", StringComparison.Ordinal) || a.StartsWith("ec2:", StringComparison.Ordinal));
    }

    [Fact]
    public void Secrets_are_read_that_are_the_platforms_or_of_administrators_that_rds_made()
    {
        var rights = CyclopsPolicies.Controller(Acme).SelectMany(p => p.Rights).Where(r => r.Action == "secretsmanager:GetSecretValue").Select(r => r.Resource);

        Assert.Equal(["secret:acme/*", "secret:rds!db-*"], rights.Select(r => r[r.IndexOf("secret:", StringComparison.Ordinal)..]));
    }

    [Fact]
    public void A_change_is_allowed_only_where_the_platforms_tag_is()
    {
        var change = Assert.Single(CyclopsPolicies.Controller(Acme).SelectMany(Statements), s => Has(s, "ecs:UpdateService"));
        Assert.Equal("acme", change.GetProperty("Condition").GetProperty("StringEquals").GetProperty("aws:ResourceTag/cyclops:platform").GetString());
    }

    [Fact]
    public void For_any_platform_the_tag_may_have_any_value()
    {
        var change = Assert.Single(CyclopsPolicies.Controller(new()).SelectMany(Statements), s => Has(s, "ecs:UpdateService"));
        Assert.Equal("*", change.GetProperty("Condition").GetProperty("StringLike").GetProperty("aws:ResourceTag/cyclops:platform").GetString());
    }

    [Fact]
    public void Roles_of_accounts_are_assumed_one_by_one_or_not_at_all()
    {
        string[] roles = ["arn:aws:iam::111111111111:role/a", "arn:aws:iam::222222222222:role/b"];

        Assert.DoesNotContain(CyclopsPolicies.Diff(Acme).SelectMany(p => p.Rights), r => r.Action == "sts:AssumeRole");
        Assert.Equal(
            roles,
            CyclopsPolicies.Diff(Acme with { AssumedRoles = roles }).SelectMany(p => p.Rights).Where(r => r.Action == "sts:AssumeRole").Select(r => r.Resource));
    }

    [Fact]
    public void Joined_statements_allow_no_action_at_a_wider_resource()
    {
        var tags = Assert.Single(CyclopsPolicies.Controller(Acme).SelectMany(Statements), s => Has(s, "logs:ListTagsForResource"));
        Assert.DoesNotContain("log-group:*", tags.GetProperty("Resource").GetRawText(), StringComparison.Ordinal);
    }

    private static IReadOnlyList<PolicyText> Of(string kind, PolicyScope scope) => kind switch
    {
        "controller" => CyclopsPolicies.Controller(scope),
        "diff" => CyclopsPolicies.Diff(scope),
        "operator" => CyclopsPolicies.Operator(scope),
        _ => CyclopsPolicies.Stacks(scope),
    };

    private static List<JsonElement> Statements(PolicyText policy) => [.. JsonDocument.Parse(policy.Json).RootElement.GetProperty("Statement").EnumerateArray()];

    private static bool Has(JsonElement statement, string action) =>
        statement.GetProperty("Action").GetRawText().Contains($"\"{action}\"", StringComparison.Ordinal);
}
