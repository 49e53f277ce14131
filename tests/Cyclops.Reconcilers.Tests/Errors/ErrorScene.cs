using System.Text.Json.Nodes;
using Amazon.SecretsManager.Model;
using Cyclops.LocalCloud.Options;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.ErrorProject;
using Cyclops.Reconcilers.Tests.Support;
using Cyclops.Testing;

namespace Cyclops.Reconcilers.Tests.Errors;

/// <summary>A platform with a Sentry, and apps that report errors to it.</summary>
internal sealed class ErrorScene : IDisposable
{
    public const string WithErrors = "backends: {errors: {}}";
    public const string TokenSecret = "acme/sentry";

    private ErrorScene(Installation installation, StandInSentry sentry, ManualTime time) => (Installation, Sentry, Time) = (installation, sentry, time);

    public Installation Installation { get; }

    public StandInSentry Sentry { get; }

    public ManualTime Time { get; }

    /// <summary>The platform, settled, with these apps.</summary>
    public static async Task<ErrorScene> SettledAsync(params (string Name, string Spec)[] apps)
    {
        var scene = await MadeAsync(apps);
        await scene.SettleAsync();
        return scene;
    }

    /// <summary>The same, and nothing has been done yet.</summary>
    public static async Task<ErrorScene> MadeAsync(params (string Name, string Spec)[] apps)
    {
        var (time, sentry, manifests) = (new ManualTime(), new StandInSentry { PageSize = 1 }, Manifests.Empty());
        var installation = new Installation(manifests, new LocalCloudOptions { Clock = time }, sentry: new SentryHandler(sentry));
        await installation.Raw.SecretsManager.CreateSecretAsync(new CreateSecretRequest { Name = TokenSecret, SecretString = StandInSentry.Token });
        manifests.Write("platform.yaml", "Platform", "acme", $"sentry: {{url: 'https://sentry.example.org', organization: {StandInSentry.Organization}, team: {StandInSentry.Team}, tokenSecret: {TokenSecret}}}");
        foreach (var (name, spec) in apps)
        {
            manifests.App(name, spec: spec);
        }

        manifests.Commit();
        Assert.Empty(installation.Set.Errors.Select(e => e.ToString()));
        return new ErrorScene(installation, sentry, time);
    }

    public static string SecretOf(string app) => ErrorProjectKind.SecretNameFor("acme", new("staging", app));

    public void Dispose() => Installation.Dispose();

    public Task<int> SettleAsync() => Installation.SettleAsync(() => Time.Advance(TimeSpan.FromSeconds(5)));

    public async Task CommitAsync(Func<Manifests, Manifests> change)
    {
        Installation.Commit(change);
        Assert.Empty(Installation.Set.Errors.Select(e => e.ToString()));
        await SettleAsync();
    }

    /// <summary>Passes with time between them, whatever comes of it.</summary>
    public async Task PassAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await Installation.PassAsync();
            Time.Advance(TimeSpan.FromSeconds(30));
        }
    }

    /// <summary>Our key in an app's project; null: there is none.</summary>
    public StandInSentryKey? KeyOf(string app) => Sentry.KeysOf($"staging-{app}")?.SingleOrDefault(k => k.Name == $"cyclops acme/staging/{app}");

    /// <summary>The DSN that the app's secret holds.</summary>
    public async Task<string> DsnAsync(string app) =>
        (string)JsonNode.Parse((await Installation.Raw.SecretsManager.GetSecretValueAsync(new GetSecretValueRequest { SecretId = SecretOf(app) })).SecretString)!["dsn"]!;

    /// <summary>What the app's main container refers to for its DSN.</summary>
    public async Task<string?> ReferenceAsync(string app)
    {
        var services = await Installation.Raw.Ecs.DescribeServicesAsync(new() { Cluster = "acme-staging", Services = [app] });
        var running = (await Installation.Raw.Ecs.DescribeTaskDefinitionAsync(new() { TaskDefinition = services.Services[0].TaskDefinition })).TaskDefinition;
        return (running.ContainerDefinitions.Single().Secrets ?? []).SingleOrDefault(s => s.Name == "SENTRY_DSN")?.ValueFrom;
    }

    public async Task<Step[]> LeftAsync() => [.. (await Installation.DifferencesAsync()).Where(s => s.Id.Kind == ErrorProjectKind.KindName)];
}
