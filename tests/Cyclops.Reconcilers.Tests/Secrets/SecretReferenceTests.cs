using Amazon.ECS.Model;
using Amazon.SecretsManager.Model;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.Tests.Support;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.Reconcilers.Tests.Secrets;

/// <summary>Secrets that people keep and apps read.</summary>
public sealed class SecretReferenceTests : IDisposable
{
    private const string Name = "acme/staging/token";
    private readonly Installation _installation = new(Manifests.Empty().App("plain"));

    public void Dispose() => _installation.Dispose();

    [Fact]
    public async Task A_secret_that_is_not_there_is_told_before_anything_changes_and_holds_up_its_app_only()
    {
        await _installation.SettleAsync();
        _installation.Commit(m => m.App("haifa", spec: "secrets: {TOKEN: acme/staging/token}").App("plain", "web:2"));
        for (var pass = 0; pass < 10; pass++)
        {
            await _installation.PassAsync();
        }

        var steps = (await _installation.PlanAsync(await _installation.ObserveAsync())).SelectMany(p => p.Steps).ToList();
        Assert.All(steps.Where(s => s.Id.Owner.App == "plain"), s => Assert.Equal(Verb.Keep, s.Verb));
        var refused = steps.Where(s => s.Id.Owner.App == "haifa" && s.Verb != Verb.Keep).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, s => Assert.Equal("SecretMissing", s.Refusal?.Reason));
        Assert.Contains("manifests/apps/haifa/app.yaml:1:1: secret acme/staging/token (haifa.TOKEN) is not in Secrets Manager; store it there, or mend its name", refused[0].Refusal!.Message, StringComparison.Ordinal);

        await StoreAsync(Name);
        await _installation.SettleAsync();
    }

    [Fact]
    public async Task Another_value_rolls_out_the_apps_that_read_it_and_no_others()
    {
        var arn = await StoreAsync(Name);
        _installation.Commit(m => m.App("haifa", spec: "secrets: {TOKEN: acme/staging/token}").App("jaffa", spec: $"secrets: {{KEY: '{arn}:key::'}}"));
        await _installation.SettleAsync();
        var first = await ValueFromAsync("haifa");
        Assert.Matches($"^{arn}:::[0-9a-f-]+$", first);
        Assert.Matches($"^{arn}:key::[0-9a-f-]+$", await ValueFromAsync("jaffa"));

        await _installation.Raw.SecretsManager.PutSecretValueAsync(new PutSecretValueRequest { SecretId = Name, SecretString = "other" });
        var changed = (await _installation.DifferencesAsync()).Where(s => s.Verb != Verb.Delete).ToList();
        Assert.Equal(["EcsService", "TaskDefinition"], changed.Where(s => s.Id.Owner.App == "haifa").Select(s => s.Id.Kind).Order());
        Assert.DoesNotContain(changed, s => s.Id.Owner.App == "plain");
        await _installation.SettleAsync();

        Assert.NotEqual(first, await ValueFromAsync("haifa"));
        Assert.Empty(await _installation.DifferencesAsync());
    }

    [Theory]
    [InlineData("/acme/staging/token")]
    [InlineData("arn:aws:ssm:eu-west-1:123456789012:parameter/acme/staging/token")]
    public async Task A_parameter_of_ssm_is_given_to_ecs_as_it_is_written(string reference)
    {
        _installation.Commit(m => m.App("haifa", spec: $"secrets: {{TOKEN: '{reference}'}}"));
        await _installation.SettleAsync();

        Assert.Equal(reference, await ValueFromAsync("haifa"));
    }

    [Fact]
    public async Task A_version_that_the_manifest_names_stays()
    {
        var arn = await StoreAsync(Name);
        _installation.Commit(m => m.App("haifa", spec: $"secrets: {{TOKEN: '{arn}::AWSPREVIOUS:'}}"));
        await _installation.SettleAsync();

        Assert.Equal($"{arn}::AWSPREVIOUS:", await ValueFromAsync("haifa"));
    }

    [Fact]
    public async Task What_the_role_that_starts_tasks_may_not_read_is_told()
    {
        await StoreAsync("other/token");
        _installation.Commit(m => m.App("haifa", spec: "secrets: {TOKEN: other/token}"));
        await _installation.SettleAsync();

        var plan = (await _installation.PlanAsync(await _installation.ObserveAsync())).Single(p => p.Key.App == "haifa");
        Assert.Contains("may read secrets acme/staging/* only, and other/token is none of them", Assert.Single(plan.Forecasts), StringComparison.Ordinal);
    }

    private async Task<string> StoreAsync(string name) =>
        (await _installation.Raw.SecretsManager.CreateSecretAsync(new CreateSecretRequest { Name = name, SecretString = "value" })).ARN;

    private async Task<string> ValueFromAsync(string app)
    {
        var services = await _installation.Raw.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = "acme-staging", Services = [app] });
        var definition = await _installation.Raw.Ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = services.Services[0].TaskDefinition });
        return Assert.Single(definition.TaskDefinition.ContainerDefinitions.SelectMany(c => c.Secrets)).ValueFrom;
    }
}
