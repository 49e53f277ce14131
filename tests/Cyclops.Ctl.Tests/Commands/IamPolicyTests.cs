using System.Text.Json;
using Cyclops.Ctl.Tests.Support;

namespace Cyclops.Ctl.Tests.Commands;

public sealed class IamPolicyTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_policy_is_that_of_the_controller_and_of_the_platform_in_the_manifests()
    {
        ConfigRepository.Create(_folder.Path);
        var run = await CtlTool.RunAsync(_folder.Path, "iam-policy", "--account", "123456789012", "--region", "eu-west-1");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("3 policies, as one would be longer than AWS takes", run.Error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(["2012-10-17", "2012-10-17", "2012-10-17"], json.RootElement.EnumerateArray().Select(p => p.GetProperty("Version").GetString()));
        Assert.Contains("\"arn:aws:ecs:eu-west-1:123456789012:service/test-*/*\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"ecs:DeleteService\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_manifests_it_is_for_any_platform_and_says_so()
    {
        var run = await CtlTool.RunAsync(_folder.Path, "iam-policy", "diff");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("any platform", run.Error, StringComparison.Ordinal);
        Assert.Contains("\"arn:aws:ecs:*:*:service/*-*/*\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_of_accounts_may_be_assumed()
    {
        ConfigRepository.Create(_folder.Path).Write(
            "manifests/platform.yaml",
            "apiVersion: cyclops/v1\nkind: Platform\nmetadata: {name: test}\nspec: {accounts: {other: {id: \"111111111111\", role: deploy}}}\n");
        var run = await CtlTool.RunAsync(_folder.Path, "iam-policy", "ci");

        Assert.Contains("\"arn:aws:iam::111111111111:role/deploy\"", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("111111111111", (await CtlTool.RunAsync(_folder.Path, "iam-policy", "ci", "--platform", "another")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_of_registries_may_be_read_each_by_its_name_and_not_by_diff()
    {
        ConfigRepository.Create(_folder.Path).Write(
            "manifests/platform.yaml",
            "apiVersion: cyclops/v1\nkind: Platform\nmetadata: {name: test}\nspec: {registries: {ghcr.io: {secret: team/pull}}}\n");
        const string secret = "\"arn:aws:secretsmanager:eu-west-1:123456789012:secret:team/pull-??????\"";

        Assert.Contains(secret, (await CtlTool.RunAsync(_folder.Path, "iam-policy", "--account", "123456789012", "--region", "eu-west-1")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, (await CtlTool.RunAsync(_folder.Path, "iam-policy", "diff", "--account", "123456789012", "--region", "eu-west-1")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_policies_come_as_a_list_or_one_by_one()
    {
        var run = await CtlTool.RunAsync(_folder.Path, "iam-policy", "stacks", "--platform", "acme", "--role-prefix", "acme-roles-");
        using var all = JsonDocument.Parse(run.Output);
        using var second = JsonDocument.Parse((await CtlTool.RunAsync(_folder.Path, "iam-policy", "stacks", "--platform", "acme", "--role-prefix", "acme-roles-", "--part", "2")).Output);

        Assert.Contains("2 policies", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, all.RootElement.GetArrayLength());
        Assert.True(JsonElement.DeepEquals(all.RootElement[1], second.RootElement));
        Assert.Contains("role/acme-roles-*", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await CtlTool.RunAsync(_folder.Path, "iam-policy", "stacks", "--platform", "acme", "--part", "3")).ExitCode);
    }

    [Fact]
    public async Task A_policy_that_is_not_there_is_a_usage_error() =>
        Assert.Equal(2, (await CtlTool.RunAsync(_folder.Path, "iam-policy", "everything")).ExitCode);
}
