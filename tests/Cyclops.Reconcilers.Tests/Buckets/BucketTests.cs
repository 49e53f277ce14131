using System.Text.Json.Nodes;
using Amazon.S3;
using Amazon.S3.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.TaskRole;
using static Cyclops.Reconcilers.Tests.Buckets.BucketScene;

namespace Cyclops.Reconcilers.Tests.Buckets;

/// <summary>Buckets of apps, and the roles by which tasks use them.</summary>
public sealed class BucketTests
{
    private const string WithBucket = "backends: {buckets: {main: {}}}";

    [Fact]
    public async Task An_app_gets_a_private_bucket_that_its_containers_know_by_name_and_may_use()
    {
        using var scene = await SettledAsync(null, ("haifa", WithBucket));
        var (name, s3) = (NameOf("haifa"), scene.Installation.Raw.S3);

        Assert.Equal([name], await scene.NamesAsync());
        Assert.Equal(VersionStatus.Enabled, (await s3.GetBucketVersioningAsync(new GetBucketVersioningRequest { BucketName = name })).VersioningConfig.Status);
        Assert.True((await s3.GetPublicAccessBlockAsync(new GetPublicAccessBlockRequest { BucketName = name })).PublicAccessBlockConfiguration.RestrictPublicBuckets);
        var running = await scene.RunningAsync("haifa");
        Assert.Equal(name, running.ContainerDefinitions.Single().Environment.Single(e => e.Name == "S3_BUCKET").Value);
        Assert.EndsWith($":role/cyclops/acme/staging/{RoleOf("haifa")}", running.TaskRoleArn, StringComparison.Ordinal);

        scene.Installation.Cloud.Recorder.Clear();
        Assert.Empty(await scene.Installation.DifferencesAsync());
        await scene.Installation.PassAsync();
        Assert.Equal(0, scene.Installation.Cloud.Recorder.MutatingCount);
        Assert.DoesNotContain(scene.Installation.Cloud.Recorder.Counts().Keys, c => c.StartsWith("s3:GetBucket", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rights_are_exactly_those_that_are_asked_for_on_the_apps_own_buckets()
    {
        using var scene = await SettledAsync(null, ("haifa", "backends: {buckets: {main: {}, archive: {access: readOnly, nameEnv: OLD_FILES}}}"));

        var statements = JsonNode.Parse(await scene.PolicyAsync("haifa"))!["Statement"]!.AsArray();
        Assert.Equal(
            [
                $"s3:ListBucket on arn:aws:s3:::{NameOf("haifa", "archive")} arn:aws:s3:::{NameOf("haifa")}",
                $"s3:GetObject on arn:aws:s3:::{NameOf("haifa", "archive")}/* arn:aws:s3:::{NameOf("haifa")}/*",
                $"s3:PutObject s3:DeleteObject s3:AbortMultipartUpload on arn:aws:s3:::{NameOf("haifa")}/*",
            ],
            statements.Select(s => $"{Words(s!["Action"]!)} on {Words(s["Resource"]!)}"));
        Assert.Contains(NameOf("haifa", "archive"), (await scene.RunningAsync("haifa")).ContainerDefinitions.Single().Environment.Where(e => e.Name == "OLD_FILES").Select(e => e.Value));

        await scene.CommitAsync(m => m.App("haifa", spec: "backends: {buckets: {main: {access: readOnly}}}"));
        Assert.DoesNotContain("PutObject", await scene.PolicyAsync("haifa"), StringComparison.Ordinal);
        Assert.DoesNotContain("archive", await scene.PolicyAsync("haifa"), StringComparison.Ordinal);

        static string Words(JsonNode texts) => string.Join(' ', texts.AsArray().Select(t => (string?)t));
    }

    [Fact]
    public async Task A_removed_app_keeps_its_bucket_and_has_it_back_with_its_objects_within_the_retention()
    {
        using var scene = await SettledAsync(null, ("haifa", WithBucket), ("jaffa", WithBucket));
        await scene.PutAsync(NameOf("haifa"), "photo", "light");

        await scene.CommitAsync(m => m.Remove("haifa"));
        Assert.Equal([RoleOf("jaffa")], await scene.RolesAsync());
        scene.Time.Advance(TimeSpan.FromDays(13));
        Assert.Empty(await scene.Installation.DifferencesAsync());
        Assert.Equal("light", await scene.GetAsync(NameOf("haifa"), "photo"));

        await scene.CommitAsync(m => m.App("haifa", spec: WithBucket));
        scene.Time.Advance(TimeSpan.FromDays(30));
        Assert.Empty(await scene.Installation.DifferencesAsync());
        Assert.Equal("light", await scene.GetAsync(NameOf("haifa"), "photo"));
        Assert.Contains(RoleOf("haifa"), await scene.RolesAsync());
    }

    [Fact]
    public async Task After_the_retention_a_bucket_goes_with_all_versions_of_its_objects()
    {
        using var scene = await SettledAsync(null, ("haifa", WithBucket), ("jaffa", WithBucket));
        await scene.PutAsync(NameOf("haifa"), "photo", "light");
        await scene.PutAsync(NameOf("haifa"), "photo", "dark");
        await scene.Installation.Raw.S3.DeleteObjectAsync(new DeleteObjectRequest { BucketName = NameOf("haifa"), Key = "photo" });
        await scene.CommitAsync(m => m.Remove("haifa"));

        scene.Time.Advance(TimeSpan.FromDays(14) + TimeSpan.FromMinutes(1));
        Assert.Equal(["Bucket"], (await scene.Installation.DifferencesAsync()).Where(s => s.Verb == Verb.Delete && s.Refusal is null).Select(s => s.Id.Kind));
        await scene.SettleAsync();

        Assert.Equal([NameOf("jaffa")], await scene.NamesAsync());
    }

    [Fact]
    public async Task What_somebody_changes_by_hand_is_put_back()
    {
        using var scene = await SettledAsync(null, ("haifa", "backends: {buckets: {main: {expireAfter: 30d}}}"));
        var (name, raw) = (NameOf("haifa"), scene.Installation.Raw);
        await raw.S3.DeletePublicAccessBlockAsync(new DeletePublicAccessBlockRequest { BucketName = name });
        await raw.S3.PutBucketVersioningAsync(new PutBucketVersioningRequest { BucketName = name, VersioningConfig = new() { Status = VersionStatus.Suspended } });
        await raw.S3.DeleteLifecycleConfigurationAsync(new DeleteLifecycleConfigurationRequest { BucketName = name });
        await raw.S3.PutBucketEncryptionAsync(new PutBucketEncryptionRequest
        {
            BucketName = name,
            ServerSideEncryptionConfiguration = new() { ServerSideEncryptionRules = [new() { ServerSideEncryptionByDefault = new() { ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AWSKMS } }] },
        });
        await raw.Iam.PutRolePolicyAsync(new() { RoleName = RoleOf("haifa"), PolicyName = TaskRoleKind.PolicyName, PolicyDocument = (await scene.PolicyAsync("haifa")).Replace("s3:GetObject", "s3:*", StringComparison.Ordinal) });
        await raw.Iam.UpdateAssumeRolePolicyAsync(new() { RoleName = RoleOf("haifa"), PolicyDocument = """{"Version":"2012-10-17","Statement":[]}""" });

        scene.Time.Advance(TimeSpan.FromMinutes(31));
        string[] all = ["Bucket private", "Bucket encryption", "Bucket versioning", "Bucket expireAfterDays", "Bucket keepNoncurrentDays", "TaskRole trust", "TaskRole policy"];
        Assert.Equal(all, await scene.ChangesAsync());
        await scene.SettleAsync();
        scene.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.Empty(await scene.ChangesAsync());
        Assert.DoesNotContain("s3:*", await scene.PolicyAsync("haifa"), StringComparison.Ordinal);
        Assert.Equal(30, (await raw.S3.GetLifecycleConfigurationAsync(new GetLifecycleConfigurationRequest { BucketName = name })).Configuration.Rules.Single().Expiration.Days);
    }

    [Fact]
    public async Task Tags_and_rules_that_people_put_on_a_bucket_stay()
    {
        using var scene = await SettledAsync(null, ("haifa", WithBucket));
        var (name, s3) = (NameOf("haifa"), scene.Installation.Raw.S3);
        var tags = (await s3.GetBucketTaggingAsync(new GetBucketTaggingRequest { BucketName = name })).TagSet;
        await s3.PutBucketTaggingAsync(new PutBucketTaggingRequest { BucketName = name, TagSet = [.. tags, new Tag { Key = "cost", Value = "7" }] });
        var rules = (await s3.GetLifecycleConfigurationAsync(new GetLifecycleConfigurationRequest { BucketName = name })).Configuration;
        rules.Rules.Add(new() { Id = "theirs", Status = LifecycleRuleStatus.Enabled, Filter = new() { LifecycleFilterPredicate = new LifecyclePrefixPredicate { Prefix = "tmp/" } }, Expiration = new() { Days = 1 } });
        await s3.PutLifecycleConfigurationAsync(new PutLifecycleConfigurationRequest { BucketName = name, Configuration = rules });

        await scene.CommitAsync(m => m.App("haifa", spec: "backends: {buckets: {main: {expireAfter: 10d, versioning: false}}}"));

        Assert.Contains((await s3.GetBucketTaggingAsync(new GetBucketTaggingRequest { BucketName = name })).TagSet, t => t.Key == "cost");
        Assert.Equal(["cyclops", "theirs"], (await s3.GetLifecycleConfigurationAsync(new GetLifecycleConfigurationRequest { BucketName = name })).Configuration.Rules.Select(r => r.Id).Order(StringComparer.Ordinal));
        Assert.Equal(VersionStatus.Suspended, (await s3.GetBucketVersioningAsync(new GetBucketVersioningRequest { BucketName = name })).VersioningConfig.Status);
    }

    [Fact]
    public async Task A_strangers_bucket_and_role_of_the_same_name_are_told_and_left_alone()
    {
        using var scene = await MadeAsync(
            async raw =>
            {
                await raw.S3.PutBucketAsync(new PutBucketRequest { BucketName = NameOf("haifa"), PutBucketConfiguration = new() { LocationConstraint = "eu-west-1" } });
                await raw.Iam.CreateRoleAsync(new() { RoleName = RoleOf("jaffa"), AssumeRolePolicyDocument = TaskRolePolicyOfStranger });
            },
            ("haifa", WithBucket),
            ("jaffa", WithBucket),
            ("tirza", WithBucket));

        for (var i = 0; i < 40; i++)
        {
            await scene.Installation.PassAsync();
            scene.Time.Advance(TimeSpan.FromSeconds(10));
        }

        var left = await scene.Installation.DifferencesAsync();
        Assert.Equal("NameTaken", left.Single(s => s.Id.Kind == "Bucket" && s.Id.Owner.App == "haifa").Refusal!.Reason);
        Assert.Equal("NameTaken", left.Single(s => s.Id.Kind == "TaskRole" && s.Id.Owner.App == "jaffa").Refusal!.Reason);
        Assert.DoesNotContain(left, s => s.Id.Owner.App == "tirza");
        await Assert.ThrowsAsync<AmazonS3Exception>(() => scene.Installation.Raw.S3.GetBucketTaggingAsync(new GetBucketTaggingRequest { BucketName = NameOf("haifa") }));
        Assert.Equal("/", (await scene.Installation.Raw.Iam.GetRoleAsync(new() { RoleName = RoleOf("jaffa") })).Role.Path);
    }

    [Fact]
    public async Task A_bucket_whose_tags_were_taken_by_hand_is_never_deleted()
    {
        using var scene = await SettledAsync(null, ("haifa", WithBucket), ("jaffa", WithBucket));
        await scene.CommitAsync(m => m.Remove("haifa"));
        scene.Time.Advance(TimeSpan.FromDays(15));
        var world = await scene.Installation.ObserveAsync();
        var plans = await scene.Installation.PlanAsync(world);

        // Between the look and the deed.
        await scene.Installation.Raw.S3.DeleteBucketTaggingAsync(new DeleteBucketTaggingRequest { BucketName = NameOf("haifa") });
        var results = new List<StepResult>();
        foreach (var plan in plans)
        {
            results.AddRange(await scene.Installation.ApplyAsync(plan, world));
        }

        Assert.Equal("NotOurs", Assert.IsType<Outcome.Failed>(results.Single(r => r.Step.Id.Kind == "Bucket" && r.Step.Verb == Verb.Delete).Outcome).Reason);
        Assert.Contains(NameOf("haifa"), await scene.NamesAsync());
    }

    private const string TaskRolePolicyOfStranger =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
}
