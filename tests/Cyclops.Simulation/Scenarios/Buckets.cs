using Amazon.IdentityManagement.Model;
using Amazon.S3;
using Amazon.S3.Model;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Scenarios;

/// <summary>Apps with buckets of their own.</summary>
internal static class Buckets
{
    private const string Plain = "backends: {buckets: {main: {}}}";

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(
            "app-bucket",
            [
                Act.Commit("an app with a bucket", f => f.Base().App("alpha", spec: Plain)),
                Act.Meddle("the app stores something", Store, TimeSpan.FromSeconds(1)),
                Act.Commit("it reads only, and has another", f => f.App("alpha", spec: "backends: {buckets: {main: {access: readOnly, versioning: false, expireAfter: 30d}, media: {}}}")),
                Act.Commit("the app leaves", f => f.Without("alpha")),
                Act.Commit("the app is back", f => f.App("alpha", spec: Plain)),
            ]) { Turns = 3 },
        new(
            "app-bucket-after-retention",
            [
                Act.Commit("two apps with buckets", f => f.Platform("safety: {retention: 1h}").Environment("staging").App("alpha", spec: Plain).App("beta", spec: Plain)),
                Act.Meddle("the apps store something", Store, TimeSpan.FromSeconds(1)),
                Act.Commit("one leaves", f => f.Without("beta"), TimeSpan.FromMinutes(61)),
                new Act("its data has been kept for long enough", _ => { }),
            ]) { Turns = 6 },
        new(
            "app-bucket-drifts",
            [
                Act.Commit("an app with a bucket", f => f.Base().App("alpha", spec: Plain)),
                Act.Meddle("somebody opens the bucket and its role, and takes a tag from it", Open),
            ]) { Turns = 3 },
    ];

    private static IEnumerable<string> Names(Stranger stranger) => Stranger.Now(stranger.S3.ListBucketsAsync(new ListBucketsRequest { Prefix = "acme-staging-" })).Buckets.Select(b => b.BucketName);

    private static void Store(Stranger stranger)
    {
        foreach (var name in Names(stranger))
        {
            for (var i = 0; i < 2; i++)
            {
                Stranger.Now(stranger.S3.PutObjectAsync(new PutObjectRequest { BucketName = name, Key = "photo", ContentBody = "light" }));
            }
        }
    }

    private static void Open(Stranger stranger)
    {
        var name = Names(stranger).Single();
        var tags = Stranger.Now(stranger.S3.GetBucketTaggingAsync(new GetBucketTaggingRequest { BucketName = name })).TagSet;
        Stranger.Now(stranger.S3.PutBucketTaggingAsync(new PutBucketTaggingRequest { BucketName = name, TagSet = tags.FindAll(t => t.Key != "cyclops:applied") }));
        Stranger.Now(stranger.S3.DeletePublicAccessBlockAsync(new DeletePublicAccessBlockRequest { BucketName = name }));
        Stranger.Now(stranger.S3.PutBucketEncryptionAsync(new PutBucketEncryptionRequest
        {
            BucketName = name,
            ServerSideEncryptionConfiguration = new()
            {
                ServerSideEncryptionRules = [new() { ServerSideEncryptionByDefault = new() { ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AWSKMS } }],
            },
        }));
        var role = Stranger.Now(stranger.Iam.ListRolesAsync(new ListRolesRequest { PathPrefix = "/cyclops/" })).Roles.Single().RoleName;
        Stranger.Now(stranger.Iam.UpdateAssumeRolePolicyAsync(new UpdateAssumeRolePolicyRequest
        {
            RoleName = role,
            PolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}""",
        }));
    }
}
