using Amazon.S3.Model;
using Cyclops.LocalCloud.Options;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.Bucket;
using Cyclops.Reconcilers.TaskRole;
using Cyclops.Reconcilers.Tests.Support;
using Cyclops.Testing;

namespace Cyclops.Reconcilers.Tests.Buckets;

/// <summary>An environment with apps that have buckets.</summary>
internal sealed class BucketScene : IDisposable
{
    private BucketScene(Installation installation, ManualTime time) => (Installation, Time) = (installation, time);

    public Installation Installation { get; }

    public ManualTime Time { get; }

    /// <summary>The environment, settled, with these apps.</summary>
    /// <param name="before">What is in the cloud already; null: nothing.</param>
    /// <param name="apps">Names and more of their specs, in flow style.</param>
    public static async Task<BucketScene> SettledAsync(Func<RawClients, Task>? before, params (string Name, string Spec)[] apps)
    {
        var scene = await MadeAsync(before, apps);
        await scene.SettleAsync();
        return scene;
    }

    /// <summary>The same, and nothing has been done yet.</summary>
    public static async Task<BucketScene> MadeAsync(Func<RawClients, Task>? before, params (string Name, string Spec)[] apps)
    {
        var time = new ManualTime();
        var manifests = Manifests.Empty();
        var installation = new Installation(manifests, new LocalCloudOptions { Clock = time });
        if (before is not null)
        {
            await before(installation.Raw);
        }

        manifests.Write("environments/staging/environment.yaml", "Environment", "staging", """
            domain: staging.example.org
              network: {managed: {cidr: 10.40.0.0/16, nat: none}}
              cluster: {ec2: {instanceTypes: [t3.large], max: 4}}
            """);
        foreach (var (name, spec) in apps)
        {
            manifests.App(name, spec: spec);
        }

        manifests.Commit();
        Assert.Empty(installation.Set.Errors.Select(e => e.ToString()));
        return new BucketScene(installation, time);
    }

    public static string NameOf(string app, string bucket = "main") => BucketKind.NameFor("acme", new("staging", app), bucket);

    public static string RoleOf(string app) => TaskRoleKind.NameFor("acme", new("staging", app));

    public void Dispose() => Installation.Dispose();

    public Task<int> SettleAsync() => Installation.SettleAsync(() => Time.Advance(TimeSpan.FromSeconds(5)));

    public async Task CommitAsync(Func<Manifests, Manifests> change)
    {
        Installation.Commit(change);
        Assert.Empty(Installation.Set.Errors.Select(e => e.ToString()));
        await SettleAsync();
    }

    public Task PutAsync(string bucket, string key, string text) =>
        Installation.Raw.S3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, ContentBody = text });

    public async Task<string> GetAsync(string bucket, string key)
    {
        using var answer = await Installation.Raw.S3.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = key });
        using var reader = new StreamReader(answer.ResponseStream);
        return await reader.ReadToEndAsync();
    }

    public async Task<List<string>> NamesAsync() =>
        [.. ((await Installation.Raw.S3.ListBucketsAsync(new ListBucketsRequest { Prefix = "acme-staging-" })).Buckets ?? []).Select(b => b.BucketName)];

    public async Task<string> PolicyAsync(string app) => Uri.UnescapeDataString(
        (await Installation.Raw.Iam.GetRolePolicyAsync(new() { RoleName = RoleOf(app), PolicyName = TaskRoleKind.PolicyName })).PolicyDocument);

    public async Task<List<string>> RolesAsync() => [.. (await Installation.Raw.Iam.ListRolesAsync(new Amazon.IdentityManagement.Model.ListRolesRequest { PathPrefix = "/cyclops/" })).Roles.Select(r => r.RoleName)];

    /// <summary>The task definition that the app's service runs.</summary>
    public async Task<Amazon.ECS.Model.TaskDefinition> RunningAsync(string app)
    {
        var services = await Installation.Raw.Ecs.DescribeServicesAsync(new() { Cluster = "acme-staging", Services = [app] });
        return (await Installation.Raw.Ecs.DescribeTaskDefinitionAsync(new() { TaskDefinition = services.Services[0].TaskDefinition })).TaskDefinition;
    }

    /// <summary>What a plan would change: <c>Bucket versioning</c>.</summary>
    public async Task<string[]> ChangesAsync() =>
        [.. (await Installation.DifferencesAsync()).Where(s => s.Verb == Verb.Update).SelectMany(s => s.Changes.Select(c => $"{s.Id.Kind} {c.Path}"))];
}
