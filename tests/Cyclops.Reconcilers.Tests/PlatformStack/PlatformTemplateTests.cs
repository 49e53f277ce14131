using System.Text;
using System.Text.Json;
using Cyclops.Aws.CloudFormation;
using Cyclops.Reconcilers.PlatformStack;
using Cyclops.Reconcilers.Tests.Support;

namespace Cyclops.Reconcilers.Tests.PlatformStack;

public sealed class PlatformTemplateTests
{
    private const string Controller = "controller: {image: 'ghcr.io/acme/cyclops:1', repository: 'https://git.example.org/acme/config.git'";

    private static readonly string[] Specs =
    [
        "region: eu-west-1",
        "region: eu-west-1\n  accounts: {main: {id: '123456789012', stackRole: cyclops-acme-cloudformation}}\n  configBucket: cyclops-acme-config-123456789012-eu-west-1",
        "region: eu-west-1\n  accounts: {main: {id: '123456789012'}, other: {id: '210987654321', role: deploy, stackRole: stacks}}",
        $"region: eu-west-1\n  {Controller}}}",
        $"region: eu-west-1\n  {Controller}, cpu: 1024, memory: 3000, branch: live}}",
        "region: eu-central-1\n  tags: {team: web}",
    ];

    public static IEnumerable<PlatformStackTemplate> Variations => Specs.Select(s => Template(s));

    [Fact]
    public void Equal_manifests_give_equal_bytes() => Assert.Equal(Variations.Select(v => v.Body), Variations.Select(v => v.Body));

    [Fact]
    public void The_template_fits_into_one_call() =>
        Assert.All(Variations, v => Assert.InRange(Encoding.UTF8.GetByteCount(v.Body), 1, StackRequest.LongestTemplate));

    [Fact]
    public void The_bucket_is_private_versioned_encrypted_and_kept()
    {
        using var json = JsonDocument.Parse(Template(Specs[0]).Body);
        var bucket = json.RootElement.GetProperty("Resources").GetProperty("ConfigBucket");
        var properties = bucket.GetProperty("Properties");

        Assert.Equal("RetainExceptOnCreate", bucket.GetProperty("DeletionPolicy").GetString());
        Assert.Equal("Retain", bucket.GetProperty("UpdateReplacePolicy").GetString());
        Assert.Equal("Enabled", properties.GetProperty("VersioningConfiguration").GetProperty("Status").GetString());
        Assert.All(properties.GetProperty("PublicAccessBlockConfiguration").EnumerateObject(), p => Assert.True(p.Value.GetBoolean()));
        Assert.Contains("aws:SecureTransport", json.RootElement.GetProperty("Resources").GetProperty("ConfigBucketPolicy").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_comes_in_to_the_controller_and_there_is_one_of_it()
    {
        var template = Template(Specs[3]);

        Assert.DoesNotContain(template.Fields.Keys, k => k.Contains("Ingress", StringComparison.Ordinal));
        Assert.Equal("1", template.Fields["Resources.ControllerService.Properties.DesiredCount"]);
        Assert.Equal("100", template.Fields["Resources.ControllerService.Properties.DeploymentConfiguration.MaximumPercent"]);
        Assert.Equal(["Zone1", "Zone2"], template.ZoneParameters);
    }

    [Fact]
    public void Memory_is_rounded_up_to_what_Fargate_offers()
    {
        var fields = Template(Specs[4]).Fields;

        Assert.Equal(("1024", "3072"), (fields["Resources.ControllerTask.Properties.Cpu"], fields["Resources.ControllerTask.Properties.Memory"]));
    }

    [Fact]
    public void Rights_are_kept_to_the_region_unless_an_environment_is_in_another()
    {
        const string Condition = "aws:RequestedRegion";

        Assert.Contains(Condition, Template(Specs[0]).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Condition, Template(Specs[0], "region: eu-central-1").Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Roles_of_other_accounts_may_be_assumed_and_passed_on_by_name()
    {
        var body = Template(Specs[2]).Body;

        Assert.Contains("arn:aws:iam::210987654321:role/deploy", body, StringComparison.Ordinal);
        Assert.Contains("arn:aws:iam::210987654321:role/stacks", body, StringComparison.Ordinal);
    }

    [Fact]
    public Task Cfn_lint_finds_nothing_wrong() => CfnLint.AssertCleanAsync(Variations.Select(v => ("platform", v.Body)));

    private static PlatformStackTemplate Template(string spec, string environment = "paused: false")
    {
        var (_, set) = Manifests.Empty()
            .Write("platform.yaml", "Platform", "acme", spec)
            .Write("environments/staging/environment.yaml", "Environment", "staging", $"domain: staging.example.org\n  {environment}")
            .Commit();
        Assert.Empty(set.Errors);
        return PlatformStackTemplate.Of(set.Platform!, set.Environments.Values);
    }
}
