using System.Text;
using System.Text.Json;
using Amazon.S3.Model;
using Cyclops.Scenarios.Support;
using Cyclops.Testing;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.Scenarios;

/// <summary>A portal with all that one can have, from its first commit to the day when nothing of it is left.</summary>
public sealed class PortalTests
{
    private const string Host = "jaffa.staging.localhost";
    private const string Image = "ckan/jaffa:2.11.3";
    private const string Photo = "photo";

    private static readonly string[] Variables = ["REDIS_PREFIX", "REDIS_URL", "S3_BUCKET", "SEARCH_URL", "SMTP_FROM", "SMTP_HOST", "SMTP_PORT"];
    private static readonly string[] Secrets = ["DATABASE_URL", "DATASTORE_DATABASE_URL", "DATASTORE_READ_URL", "SENTRY_DSN", "SMTP_PASSWORD", "SMTP_USER"];

    [Fact]
    public async Task A_portal_has_all_it_needs_through_removal_and_revert_and_leaves_backups_and_no_secret_comes_out_anywhere()
    {
        Assert.SkipUnless(PostgresProcess.Programs is not null, PostgresProcess.Missing);
        await using var portal = await PortalWorld.StartAsync();
        var before = await CtlRun.DiffAsync(portal.World);
        await portal.World.StartControllerAsync(portal.Log);
        await portal.World.SettledAsync();
        await portal.World.AnswersAsync(Host, Image);

        var (variables, secrets) = await portal.EnvironmentAsync();
        Assert.Superset(Variables.ToHashSet(), variables.Keys.ToHashSet());
        Assert.Equal(Secrets, secrets.Keys);
        Assert.Equal(portal.DsnInSentry, secrets["SENTRY_DSN"]);
        Assert.Equal($"{portal.SolrUrl}/{PortalWorld.Core}", variables["SEARCH_URL"]);
        await FillAsync(portal, variables, secrets);

        await portal.LeaveAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => PostgresProcess.ExecuteAsync(secrets["DATABASE_URL"], "SELECT 1"));
        portal.World.Repository.Git("revert", "--no-edit", "HEAD");
        await portal.World.AnswersAsync(Host, Image);
        await portal.World.SettledAsync();
        var (variablesAgain, secretsAgain) = await portal.EnvironmentAsync();
        await AssertSameAsync(portal, (variables, secrets), (variablesAgain, secretsAgain));

        var status = (await portal.World.StatusAsync()).ToString();
        Assert.Contains("sandbox", status, StringComparison.Ordinal);
        var after = await CtlRun.DiffAsync(portal.World);
        Assert.True(after.ExitCode == 0, after.Output + after.Notes);
        var definition = JsonSerializer.Serialize(await portal.RunningAsync());

        await portal.LeaveAsync();
        await portal.RetireAsync();
        await AssertBackedUpAsync(portal);
        var store = await portal.StoreAsync();
        foreach (var kind in new[] { "DatabaseSecret", "ErrorProject", "SmtpUser", "SearchCore", "Bucket" })
        {
            Assert.Contains(kind, store, StringComparison.Ordinal);
        }

        var canaries = secrets.Where(s => s.Key is "SENTRY_DSN" or "SMTP_PASSWORD").Concat(secretsAgain.Where(s => s.Key == "SMTP_PASSWORD")).Select(s => s.Value)
            .Concat(secrets.Where(s => s.Key.EndsWith("URL", StringComparison.Ordinal)).Select(s => new Uri(s.Value).UserInfo.Split(':')[1]))
            .Append(PortalWorld.AdminPassword)
            .Append(StandInSentry.Token);
        foreach (var form in canaries.SelectMany(c => new[] { c, Uri.EscapeDataString(c), Convert.ToBase64String(Encoding.UTF8.GetBytes(c)) }))
        {
            foreach (var text in new[] { status, before.Output, before.Notes, after.Output, after.Notes, definition, portal.Log.Text, store })
            {
                Assert.DoesNotContain(form, text, StringComparison.Ordinal);
            }
        }
    }

    private static async Task FillAsync(PortalWorld portal, SortedDictionary<string, string> variables, SortedDictionary<string, string> secrets)
    {
        await PostgresProcess.ExecuteAsync(secrets["DATABASE_URL"], "CREATE TABLE datasets AS SELECT 'buses' AS name");
        await PostgresProcess.ExecuteAsync(secrets["DATASTORE_DATABASE_URL"], "CREATE TABLE rows AS SELECT 7 AS n");
        Assert.Equal("7", await PostgresProcess.ExecuteAsync(secrets["DATASTORE_READ_URL"], "SELECT n FROM rows"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => PostgresProcess.ExecuteAsync(secrets["DATASTORE_READ_URL"], "DELETE FROM rows"));
        await portal.S3.PutObjectAsync(new PutObjectRequest { BucketName = variables["S3_BUCKET"], Key = Photo, ContentBody = "of a bus" });
        portal.Solr.Index(PortalWorld.Core, "buses");
    }

    /// <summary>All but the mail user's key, which is made anew.</summary>
    private static async Task AssertSameAsync(
        PortalWorld portal,
        (SortedDictionary<string, string> Variables, SortedDictionary<string, string> Secrets) was,
        (SortedDictionary<string, string> Variables, SortedDictionary<string, string> Secrets) now)
    {
        Assert.Equal(was.Variables, now.Variables);
        Assert.Equal(was.Secrets.Where(s => !s.Key.StartsWith("SMTP", StringComparison.Ordinal)), now.Secrets.Where(s => !s.Key.StartsWith("SMTP", StringComparison.Ordinal)));
        Assert.Equal("buses", await PostgresProcess.ExecuteAsync(now.Secrets["DATABASE_URL"], "SELECT name FROM datasets"));
        Assert.Equal("7", await PostgresProcess.ExecuteAsync(now.Secrets["DATASTORE_READ_URL"], "SELECT n FROM rows"));
        Assert.Equal(8, (await portal.S3.GetObjectMetadataAsync(now.Variables["S3_BUCKET"], Photo)).ContentLength);
        Assert.Equal(["buses"], portal.Solr.DocumentsOf(PortalWorld.Core));
        Assert.Equal(portal.DsnInSentry, now.Secrets["SENTRY_DSN"]);
    }

    private static async Task AssertBackedUpAsync(PortalWorld portal)
    {
        Assert.EndsWith(": buses", Assert.Single(portal.Solr.Backups), StringComparison.Ordinal);
        var stored = (await portal.S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = PortalWorld.ConfigBucket })).S3Objects.ConvertAll(o => o.Key);
        Assert.Collection(
            stored,
            key => Assert.StartsWith("backups/staging/jaffa/datastore-", key, StringComparison.Ordinal),
            key => Assert.StartsWith("backups/staging/jaffa/main-", key, StringComparison.Ordinal));
    }
}
