using System.Text;
using System.Text.Json.Nodes;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.EnvironmentStack.Templates;
using Cyclops.Reconcilers.Tests.Support;
using Cyclops.Testing;

namespace Cyclops.Reconcilers.Tests.Templates;

public sealed class EnvironmentTemplateTests
{
    /// <summary>Source: AWS CloudFormation API Reference, CreateStack, TemplateBody.</summary>
    private const int LargestTemplate = 51_200;

    private static IReadOnlyList<(string Name, EnvironmentManifest Manifest)> Variations { get; } = [.. EnvironmentVariations.All.Select(v => (v.Name, Read(v)))];

    [Fact]
    public void Equal_manifests_give_equal_bytes() => Assert.All(Variations, v => Assert.Equal(Texts(v.Manifest), Texts(v.Manifest)));

    [Fact]
    public void A_template_fits_into_one_call() => Assert.All(
        Variations.SelectMany(v => Texts(v.Manifest)),
        t => Assert.InRange(Encoding.UTF8.GetByteCount(t.Json), 1, LargestTemplate));

    [Fact]
    public void Different_manifests_give_different_templates()
    {
        var templates = Variations.Select(v => string.Concat(Stacks(v.Manifest).Select(s => s.Template.ToJson() + string.Join(' ', s.Parameters))) + EnvironmentInputs.TaskSubnets(v.Manifest)).ToList();

        Assert.Equal(Variations.Select(v => Made(v.Manifest)).Distinct().Count(), templates.Distinct().Count());
    }

    [Fact]
    public void A_template_reads_back_as_it_was_written() => Assert.All(Variations.SelectMany(v => Stacks(v.Manifest)), s =>
    {
        var template = s.Template;
        var wanted = template.Flatten();
        template.AddOutput("CyclopsCommit", "abc");

        Assert.Equal(wanted, TemplateDocument.Parse(template.ToJson()).Flatten());
    });

    /// <summary>
    /// Seventy percent of what is reserved, by ECS's own scaling of the group: it tracks CapacityProviderReservation, the share of
    /// instances that tasks need by memory or CPU, whichever is scarcer. Source: Amazon ECS Developer Guide, "Amazon ECS cluster auto scaling".
    /// </summary>
    [Theory]
    [InlineData("{ec2: {min: 2, max: 8}}", 70)]
    [InlineData("{ec2: {min: 2, max: 8, targetUtilization: 85}}", 85)]
    public void The_cluster_scales_to_a_target_utilisation_and_drains_what_goes(string cluster, int target)
    {
        var template = Template(cluster, "cluster");

        var provider = template["Resources"]!["CapacityProvider"]!["Properties"]!["AutoScalingGroupProvider"]!;
        Assert.Equal("ENABLED", (string?)provider["ManagedScaling"]!["Status"]);
        Assert.Equal(target, (int)provider["ManagedScaling"]!["TargetCapacity"]!);
        Assert.Equal("ENABLED", (string?)provider["ManagedDraining"]);
        Assert.Equal("Instances", (string?)provider["AutoScalingGroupArn"]!["Ref"]);
        var group = template["Resources"]!["Instances"]!["Properties"]!;
        Assert.Equal(("2", "8", null), ((string?)group["MinSize"], (string?)group["MaxSize"], group["DesiredCapacity"]));
        var strategy = template["Resources"]!["ClusterCapacity"]!["Properties"]!["DefaultCapacityProviderStrategy"]![0]!;
        Assert.Equal("CapacityProvider", (string?)strategy["CapacityProvider"]!["Ref"]);
    }

    [Fact]
    public Task Cfn_lint_finds_nothing_wrong() => CfnLint.AssertCleanAsync(Variations.SelectMany(v => Texts(v.Manifest)).Distinct());

    private static IEnumerable<StackTemplate> Stacks(EnvironmentManifest environment)
    {
        var platform = new PlatformManifest("acme", null, EquatableMap<AccountSpec>.Empty, SafetySpec.Default, EquatableMap<string>.Empty, new("platform.yaml"));
        return EnvironmentStacks.Of(new EnvironmentScope(platform, environment, EquatableMap<AppSpec>.Empty));
    }

    private static IReadOnlyList<(string Part, string Json)> Texts(EnvironmentManifest environment) =>
        [.. Stacks(environment).Select(s => (s.Part, s.Template.ToJson()))];

    private static EnvironmentManifest Read(EnvironmentVariation variation)
    {
        var (_, set) = Manifests.Empty().Write(EnvironmentVariation.Path, variation.Manifest).Commit();
        Assert.Empty(set.Errors);
        return set.Environments["staging"];
    }

    private static JsonNode Template(string cluster, string part)
    {
        var (_, set) = Manifests.Empty().Write("environments/staging/environment.yaml", "Environment", "staging", $"domain: staging.example.org\n  cluster: {cluster}").Commit();
        Assert.Empty(set.Errors);
        return JsonNode.Parse(Stacks(set.Environments["staging"]).Single(s => s.Part == part).Template.ToJson())!;
    }

    /// <summary>What of an environment is made by CloudFormation: what is there already is not.</summary>
    private static EnvironmentManifest Made(EnvironmentManifest environment) => environment with
    {
        Databases = new(environment.Databases.Where(d => d.Value is DatabaseSpec.Managed)),
        Cache = environment.Cache as CacheSpec.Managed,
        Search = environment.Search as SearchSpec.Managed,
        Position = new(""),
    };
}
