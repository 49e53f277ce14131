using Amazon.ECS.Model;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.Image;
using Cyclops.Reconcilers.Tests.Support;
using Cyclops.Registries;
using Cyclops.Testing;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.Reconcilers.Tests.Images;

/// <summary>Tags are looked up, and tasks run what they stood for.</summary>
public sealed class ImageTests : IDisposable
{
    private const string Image = "ghcr.io/acme/web:1";
    private const string Field = "containers.haifa.image";

    private static readonly string One = FakeRegistry.Digest('1');
    private static readonly string Two = FakeRegistry.Digest('2');

    private readonly ManualTime _time = new();
    private readonly FakeRegistry _registry = new();
    private readonly ImageRegistries _registries;

    public ImageTests()
    {
        _registry.Images[Image] = One;
        _registries = new(new RegistryClient(_time, new Random(1), _registry), _time);
    }

    public void Dispose() => _registries.Dispose();

    [Fact]
    public async Task A_tag_is_deployed_by_its_digest_and_can_still_be_read()
    {
        using var installation = await SettledAsync(Manifests.Empty().App("haifa", Image));

        var container = await ContainerAsync(installation);

        Assert.Equal($"ghcr.io/acme/web@{One}", container.Image);
        Assert.Equal(Image, container.DockerLabels["cyclops.image"]);
        Assert.Empty(await installation.DifferencesAsync());
    }

    [Fact]
    public async Task A_digest_in_the_manifest_is_never_looked_up()
    {
        using var installation = await SettledAsync(Manifests.Empty().App("haifa", $"{Image}@{Two}"));

        Assert.Equal($"ghcr.io/acme/web@{Two}", (await ContainerAsync(installation)).Image);
        Assert.Empty(_registry.Asked);
        Assert.Empty(await installation.DifferencesAsync());
    }

    [Fact]
    public async Task A_tag_that_moved_rolls_its_app_and_no_other_and_says_why()
    {
        using var installation = await SettledAsync(Manifests.Empty().App("haifa", Image).App("jaffa", $"{Image}@{One}"));
        _registry.Images[Image] = Two;
        Assert.Empty(await installation.DifferencesAsync());
        _time.Advance(ImageRegistries.Keep);

        var plan = await installation.DifferencesAsync();

        Assert.All(plan, s => Assert.Equal("haifa", s.Id.Owner.App));
        var change = Assert.Single(plan.SelectMany(s => s.Changes), c => c.Path == Field);
        Assert.Equal((ChangeCause.TagMoved, ChangeMode.Rollout, $"{Image}@{One}", $"{Image}@{Two}"), (change.Cause, change.Mode, change.Live, change.Wanted));
        await installation.SettleAsync();
        Assert.Equal($"ghcr.io/acme/web@{Two}", (await ContainerAsync(installation)).Image);
    }

    [Fact]
    public async Task Another_tag_is_looked_up_at_once_and_is_a_change_of_the_manifest()
    {
        using var installation = await SettledAsync(Manifests.Empty().App("haifa", Image));
        _registry.Images["ghcr.io/acme/web:2"] = Two;
        installation.Commit(m => m.App("haifa", "ghcr.io/acme/web:2"));

        var change = Assert.Single((await installation.DifferencesAsync()).SelectMany(s => s.Changes), c => c.Path == Field);

        Assert.Equal((ChangeCause.Manifest, $"{Image}@{One}", $"ghcr.io/acme/web:2@{Two}"), (change.Cause, change.Live, change.Wanted));
    }

    [Fact]
    public async Task Tags_that_were_not_looked_up_before_are_a_change_of_the_manifests()
    {
        using var installation = await SettledAsync(Platform("resolve: false").App("haifa", Image));
        Assert.Equal(Image, (await ContainerAsync(installation)).Image);
        Assert.Empty(_registry.Asked);
        installation.Commit(m => Platform("", m));

        var change = Assert.Single((await installation.DifferencesAsync()).SelectMany(s => s.Changes), c => c.Path == Field);

        Assert.Equal((ChangeCause.Manifest, Image, $"{Image}@{One}"), (change.Cause, change.Live, change.Wanted));
    }

    [Fact]
    public async Task F68_A_missing_tag_changes_nothing_of_its_app_and_others_go_on()
    {
        using var installation = await SettledAsync(Manifests.Empty().App("haifa", Image).App("jaffa", Image));
        installation.Commit(m => m.App("haifa", "ghcr.io/acme/web:9", "replicas: 2, hosts: [other.staging.example.org]").App("jaffa", Image, "replicas: 2"));

        var results = await installation.PassAsync();

        var ofHaifa = results.Where(r => r.Step.Id.Owner.App == "haifa" && r.Step.Verb != Verb.Keep).ToList();
        Assert.NotEmpty(ofHaifa);
        Assert.All(ofHaifa, r => Assert.Equal(("ImageMissing", false), (Assert.IsType<Outcome.Stalled>(r.Outcome).Reason, r.Attempted)));
        Assert.StartsWith(
            "manifests/apps/haifa/app.yaml:5:10: image ghcr.io/acme/web:9 is not in ghcr.io",
            ((Outcome.Stalled)ofHaifa[0].Outcome).Message,
            StringComparison.Ordinal);
        Assert.Equal((1, 2), (await ReplicasAsync(installation, "haifa"), await ReplicasAsync(installation, "jaffa")));
    }

    [Fact]
    public async Task A_registry_that_gives_no_answer_keeps_the_digest_that_runs_and_all_else_goes_on()
    {
        using var installation = await SettledAsync(Manifests.Empty().App("haifa", Image));
        _registry.Images[Image] = Two;
        _registry.Wants = "nobody:knows";
        _time.Advance(ImageRegistries.Keep);
        installation.Commit(m => m.App("haifa", Image, "replicas: 2"));
        var world = await installation.ObserveAsync();
        var plan = (await installation.PlanAsync(world)).Single(p => p.Key.App == "haifa");

        await installation.SettleAsync();

        Assert.Contains("spec.registries.ghcr.io of platform.yaml takes a secret with user and password, and resolve: false", Assert.Single(plan.Warnings), StringComparison.Ordinal);
        Assert.Equal(["desiredCount"], plan.Differences.SelectMany(s => s.Changes).Select(c => c.Path));
        Assert.Equal($"ghcr.io/acme/web@{One}", (await ContainerAsync(installation)).Image);
        Assert.Equal(2, await ReplicasAsync(installation, "haifa"));
    }

    [Fact]
    public async Task A_registry_that_gives_no_answer_for_another_tag_leaves_the_task_definition_as_it_is()
    {
        using var installation = await SettledAsync(Manifests.Empty().App("haifa", Image));
        _registry.Wants = "nobody:knows";
        installation.Commit(m => m.App("haifa", "ghcr.io/acme/web:2"));

        var results = await installation.PassAsync();

        var failed = Assert.IsType<Outcome.Failed>(results.Single(r => r.Step.Id.Kind == ImageKind.KindName).Outcome);
        Assert.Equal("Unauthorized", failed.Reason);
        Assert.IsType<Outcome.Blocked>(results.Single(r => r.Step.Id.Kind == "TaskDefinition").Outcome);
        Assert.DoesNotContain(results, r => r.Attempted);
        Assert.Equal($"ghcr.io/acme/web@{One}", (await ContainerAsync(installation)).Image);
    }

    [Fact]
    public async Task A_private_registry_is_asked_with_the_secret_that_ECS_pulls_with()
    {
        var manifests = Platform("secret: team/registry").App("haifa", Image);
        using var installation = new Installation(manifests, registries: _registries);
        await installation.Raw.SecretsManager.CreateSecretAsync(new() { Name = "team/registry", SecretString = """{"username":"ada","password":"pa55word"}""" });
        _registry.Wants = "ada:pa55word";

        await installation.SettleAsync();

        var container = await ContainerAsync(installation);
        Assert.Equal(($"ghcr.io/acme/web@{One}", "team/registry"), (container.Image, container.RepositoryCredentials.CredentialsParameter));
        Assert.Empty(await installation.DifferencesAsync());
        var template = await installation.Raw.CloudFormation.GetTemplateAsync(new() { StackName = "cyclops-acme-staging-cluster" });
        Assert.Contains("secret:team/registry-??????", template.TemplateBody, StringComparison.Ordinal);
        Assert.DoesNotContain("pa55word", string.Join('\n', (await installation.ObserveAsync()).All), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not JSON pa55word")]
    [InlineData("""{"username":"a:b","password":"pa55word"}""")]
    [InlineData("""{"username":"ada","password":7}""")]
    public async Task A_secret_of_another_form_is_told_without_what_it_holds(string text)
    {
        using var installation = new Installation(Platform("secret: team/registry").App("haifa", Image), registries: _registries);
        await installation.Raw.SecretsManager.CreateSecretAsync(new() { Name = "team/registry", SecretString = text });

        var unknown = Assert.IsType<Observation.Unknown>((await installation.ObserveAsync())[ImageKind.IdFor(new("staging", "haifa"), Image)]);

        Assert.Equal("SecretUnusable", unknown.Reason);
        Assert.DoesNotContain("pa55word", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_what_may_be_asked_is_looked_up()
    {
        var platform = Platform("").Commit().Set.Platform!;
        using var named = new ImageRegistries(new RegistryClient(_time, new Random(1), _registry), _time, onlyNamed: true);

        Assert.NotNull(_registries.Find(platform, "web:1"));
        Assert.NotNull(named.Find(platform, Image));
        Assert.Null(named.Find(platform, "web:1"));
        Assert.Null(ImageRegistries.None.Find(platform, Image));
        Assert.Null(_registries.Find(platform, "123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1"));
        Assert.Null(_registries.Find(platform, "host:99999/web:1"));
    }

    [Fact]
    public void Docker_Hub_has_several_names()
    {
        var set = Manifests.Empty().Write("platform.yaml", "Platform", "acme", "registries: {docker.io: {secret: hub, resolve: true}}").Commit().Set;

        Assert.All(["web:1", "docker.io/web:1", "index.docker.io/library/web:1"], image => Assert.Equal("hub", ImageRegistries.SecretOf(set.Platform!, image)));
        Assert.Equal("docker.io", _registries.Find(set.Platform!, "web:1")?.Host);
    }

    private static Manifests Platform(string registry, Manifests? manifests = null) =>
        (manifests ?? Manifests.Empty()).Write("platform.yaml", "Platform", "acme", $"registries: {{ghcr.io: {{{registry}}}}}");

    private async Task<Installation> SettledAsync(Manifests manifests)
    {
        var installation = new Installation(manifests, registries: _registries);
        Assert.Empty(installation.Set.Errors);
        await installation.SettleAsync();
        return installation;
    }

    private static async Task<Service> ServiceAsync(Installation installation, string app) =>
        Assert.Single((await installation.Raw.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = "acme-staging", Services = [app] })).Services);

    private static async Task<int?> ReplicasAsync(Installation installation, string app) => (await ServiceAsync(installation, app)).DesiredCount;

    private static async Task<ContainerDefinition> ContainerAsync(Installation installation)
    {
        var arn = (await ServiceAsync(installation, "haifa")).TaskDefinition;
        var definition = await installation.Raw.Ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = arn });
        return Assert.Single(definition.TaskDefinition.ContainerDefinitions);
    }
}
