using Amazon.IdentityManagement.Model;
using Amazon.SecretsManager.Model;
using Cyclops.LocalCloud.Options;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.SmtpUser;
using Cyclops.Reconcilers.Tests.Support;
using Cyclops.Testing;

namespace Cyclops.Reconcilers.Tests.Mail;

/// <summary>An environment that sends mail, with apps that do.</summary>
internal sealed class MailScene : IDisposable
{
    public const string WithMail = "backends: {email: {}}";

    private MailScene(Installation installation, ManualTime time) => (Installation, Time) = (installation, time);

    public Installation Installation { get; }

    public ManualTime Time { get; }

    public RawClients Raw => Installation.Raw;

    /// <summary>The environment, settled, with these apps.</summary>
    public static async Task<MailScene> SettledAsync(params (string Name, string Spec)[] apps)
    {
        var scene = Made(hasProductionAccess: false, apps);
        await scene.SettleAsync();
        return scene;
    }

    /// <summary>The same, and nothing has been done yet.</summary>
    public static MailScene Made(bool hasProductionAccess, params (string Name, string Spec)[] apps)
    {
        var time = new ManualTime();
        var manifests = Manifests.Empty();
        var installation = new Installation(manifests, new LocalCloudOptions { Clock = time, SesProductionAccess = hasProductionAccess });
        manifests.Write("environments/staging/environment.yaml", "Environment", "staging", """
            domain: staging.example.org
              network: {managed: {cidr: 10.40.0.0/16, nat: none}}
              cluster: {ec2: {instanceTypes: [t3.large], max: 4}}
              email: {}
            """);
        foreach (var (name, spec) in apps)
        {
            manifests.App(name, spec: spec);
        }

        manifests.Commit();
        Assert.Empty(installation.Set.Errors.Select(e => e.ToString()));
        return new MailScene(installation, time);
    }

    public static string UserOf(string app) => SmtpUserKind.NameFor("acme", new("staging", app));

    public static string SecretOf(string app) => SmtpUserKind.SecretNameFor("acme", new("staging", app));

    public void Dispose() => Installation.Dispose();

    public Task<int> SettleAsync() => Installation.SettleAsync(() => Time.Advance(TimeSpan.FromSeconds(5)));

    public async Task CommitAsync(Func<Manifests, Manifests> change)
    {
        Installation.Commit(change);
        Assert.Empty(Installation.Set.Errors.Select(e => e.ToString()));
        await SettleAsync();
    }

    /// <summary>Ids of the keys of an app's user, those that were turned off too.</summary>
    public async Task<string[]> KeysAsync(string app) =>
        [.. (await Raw.Iam.ListAccessKeysAsync(new ListAccessKeysRequest { UserName = UserOf(app) })).AccessKeyMetadata.Select(k => k.AccessKeyId)];

    public async Task<string> PolicyAsync(string app) => Uri.UnescapeDataString(
        (await Raw.Iam.GetUserPolicyAsync(new GetUserPolicyRequest { UserName = UserOf(app), PolicyName = SmtpUserKind.PolicyName })).PolicyDocument);

    public async Task<string[]> UsersAsync() =>
        [.. (await Raw.Iam.ListUsersAsync(new ListUsersRequest { PathPrefix = "/cyclops/" })).Users.Select(u => u.UserName)];

    public Task<GetSecretValueResponse> LoginAsync(string app, string? version = null) =>
        Raw.SecretsManager.GetSecretValueAsync(new GetSecretValueRequest { SecretId = SecretOf(app), VersionId = version });

    /// <summary>The main container that the app's service runs.</summary>
    public async Task<Amazon.ECS.Model.ContainerDefinition> RunningAsync(string app)
    {
        var services = await Raw.Ecs.DescribeServicesAsync(new() { Cluster = "acme-staging", Services = [app] });
        return (await Raw.Ecs.DescribeTaskDefinitionAsync(new() { TaskDefinition = services.Services[0].TaskDefinition })).TaskDefinition.ContainerDefinitions.Single();
    }

    /// <summary>What the plan of an app says in advance.</summary>
    public async Task<string[]> WarningsAsync(string app) =>
        [.. (await Installation.PlanAsync(await Installation.ObserveAsync())).Where(p => p.Key.App == app).SelectMany(p => p.Warnings)];

    /// <summary>What a plan would change of the user and its secret: <c>key</c>.</summary>
    public async Task<string[]> ChangesAsync() =>
        [.. (await Installation.DifferencesAsync()).Where(s => s.Id.Kind == SmtpUserKind.KindName && s.Verb == Verb.Update).SelectMany(s => s.Changes.Select(c => c.Path))];
}
