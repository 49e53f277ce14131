using Amazon.S3.Model;
using Cyclops.Model.Outcomes;
using static Cyclops.Reconcilers.Tests.Databases.DatabaseScene;

namespace Cyclops.Reconcilers.Tests.Databases;

/// <summary>What is stored of a database before it goes for good.</summary>
public sealed class DatabaseBackupTests(DatabaseServerFixture server) : IClassFixture<DatabaseServerFixture>
{
    private const string Bucket = "acme-config";
    private const string WithDatabase = "backends: {databases: {main: {}}}";

    [Fact]
    public async Task A_database_is_dumped_to_the_config_bucket_before_it_is_dropped_and_the_record_says_where_to()
    {
        await using var scene = await RetiredAsync(Bucket);
        await scene.Installation.Raw.S3.PutBucketAsync(new PutBucketRequest { BucketName = Bucket, BucketRegionName = "eu-west-1" });

        var dropped = (await scene.Installation.PassAsync()).Single(r => r.Step.Id.Kind == "Database");

        var stored = Assert.Single((await scene.Installation.Raw.S3.ListObjectsV2Async(new() { BucketName = Bucket })).S3Objects);
        Assert.StartsWith("backups/staging/haifa/main-", stored.Key, StringComparison.Ordinal);
        Assert.Equal(new Outcome.Converged($"its last dump is s3://{Bucket}/{stored.Key}"), dropped.Outcome);
        using var dump = await scene.Installation.Raw.S3.GetObjectAsync(Bucket, stored.Key);
        using var text = new StreamReader(dump.ResponseStream, System.Text.Encoding.Latin1);
        Assert.StartsWith("PGDMP", await text.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(0L, await server.SuperAsync($"SELECT count(*) FROM pg_database WHERE datname = '{NameOf("haifa")}'"));
    }

    [Theory]
    [InlineData(null, "NoBackupPlace")]
    [InlineData("acme-other", "NoSuchBucket")]
    public async Task A_database_whose_backup_cannot_be_stored_stays_and_says_so(string? bucket, string reason)
    {
        await using var scene = await RetiredAsync(bucket);

        var kept = (await scene.Installation.PassAsync()).Single(r => r.Step.Id.Kind == "Database").Outcome;

        Assert.Equal(reason, (kept as Outcome.Stalled)?.Reason ?? (kept as Outcome.Failed)?.Reason);
        Assert.Equal(1L, await server.SuperAsync($"SELECT count(*) FROM pg_database WHERE datname = '{NameOf("haifa")}'"));
        await scene.CommitAsync(m => m.App("haifa", spec: WithDatabase));
        Assert.NotNull(await scene.UrlAsync("haifa"));
    }

    /// <summary>An app has left, and the retention of its database is over.</summary>
    private async Task<DatabaseScene> RetiredAsync(string? bucket)
    {
        var scene = await SettledAsync(server, ("haifa", WithDatabase));
        scene.Installation.BackUpTo(bucket);
        await scene.CommitAsync(m => m.Remove("haifa"));
        scene.Time.Advance(TimeSpan.FromDays(14) + TimeSpan.FromMinutes(1));
        return scene;
    }
}
