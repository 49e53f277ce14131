using System.Diagnostics;
using System.Text;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.EnvironmentStack.Templates;
using Cyclops.Reconcilers.Tests.Support;

namespace Cyclops.Reconcilers.Tests.Templates;

public sealed class EnvironmentTemplateTests
{
    /// <summary>Source: AWS CloudFormation API Reference, CreateStack, TemplateBody.</summary>
    private const int LargestTemplate = 51_200;

    private static readonly string[] Networks =
    [
        "managed: {nat: none}",
        "managed: {nat: single, zones: 2}",
        "managed: {nat: perZone, zones: 3, cidr: 10.7.0.0/20}",
        "existing: {vpcId: vpc-0a1b2c3d, publicSubnets: [subnet-0a1b2c3d, subnet-0a1b2c3e]}",
        "existing: {vpcId: vpc-0a1b2c3d, publicSubnets: [subnet-0a1b2c3d, subnet-0a1b2c3e], privateSubnets: [subnet-0a1b2c3f]}",
    ];

    private static readonly string[] Clusters = ["fargate: {}", "ec2: {instanceTypes: [t3.large, m5.large], keyName: ops}"];

    private static readonly string[] Extras =
    [
        "",
        "loadBalancers: {internal: true, idleTimeout: 90s}",
        "loadBalancers: {certificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f'}\n  hostedZoneId: Z0123456789ABCDEFGHIJ",
    ];

    public static IEnumerable<(string Name, EnvironmentManifest Manifest)> Variations =>
        from network in Networks
        from cluster in Clusters
        from extra in Extras
        select ($"{network} {cluster} {extra}", Read(network, cluster, extra));

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

        Assert.Equal(templates.Count, templates.Distinct().Count());
    }

    [Fact]
    public void A_template_reads_back_as_it_was_written() => Assert.All(Variations.SelectMany(v => Stacks(v.Manifest)), s =>
    {
        var template = s.Template;
        var wanted = template.Flatten();
        template.AddOutput("CyclopsCommit", "abc");

        Assert.Equal(wanted, TemplateDocument.Parse(template.ToJson()).Flatten());
    });

    [Fact]
    public async Task Cfn_lint_finds_nothing_wrong()
    {
        Assert.SkipUnless(await IsInstalledAsync(), "cfn-lint is not installed: pip install cfn-lint");
        var folder = Directory.CreateTempSubdirectory("cyclops-cfn-").FullName;
        var index = 0;
        foreach (var (part, json) in Variations.SelectMany(v => Texts(v.Manifest)).Distinct())
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"{index++:d3}-{part}.json"), json);
        }

        var (code, output) = await LintAsync(["--non-zero-exit-code", "error", "--regions", "eu-west-1", "--format", "parseable", "--", .. Directory.GetFiles(folder).Order()]);
        Directory.Delete(folder, recursive: true);

        Assert.True(code == 0, output);
    }

    private static IEnumerable<StackTemplate> Stacks(EnvironmentManifest environment)
    {
        var platform = new PlatformManifest("acme", null, EquatableMap<AccountSpec>.Empty, SafetySpec.Default, EquatableMap<string>.Empty, new("platform.yaml"));
        return EnvironmentStacks.Of(new EnvironmentScope(platform, environment, EquatableMap<AppSpec>.Empty));
    }

    private static IReadOnlyList<(string Part, string Json)> Texts(EnvironmentManifest environment) =>
        [.. Stacks(environment).Select(s => (s.Part, s.Template.ToJson()))];

    private static EnvironmentManifest Read(string network, string cluster, string extra)
    {
        var manifests = Manifests.Empty().Write("environments/staging/environment.yaml", "Environment", "staging", $$"""
            domain: staging.example.org
              network: {{{network}}}
              cluster: {{{cluster}}}
              {{extra}}
            """);
        var (_, set) = manifests.Commit();
        Assert.Empty(set.Errors);
        return set.Environments["staging"];
    }

    private static async Task<bool> IsInstalledAsync()
    {
        try
        {
            return (await LintAsync(["--version"])).Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<(int Code, string Output)> LintAsync(IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("cfn-lint", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + error);
    }
}
