using System.Net;
using Amazon.SecretsManager.Model;
using Cyclops.LocalCloud.Faults;
using Cyclops.Model.Outcomes;
using Cyclops.Testing;
using static Cyclops.Reconcilers.Tests.Errors.ErrorScene;

namespace Cyclops.Reconcilers.Tests.Errors;

/// <summary>Projects of apps in Sentry.</summary>
public sealed class ErrorTests
{
    private const string Slug = "staging-haifa";

    [Fact]
    public async Task An_app_gets_a_project_of_its_own_and_its_DSN_by_version()
    {
        using var scene = await SettledAsync(("haifa", WithErrors));

        Assert.Equal([Slug], scene.Sentry.Slugs);
        Assert.Equal(scene.KeyOf("haifa")!.Dsn, await scene.DsnAsync("haifa"));
        var secret = await scene.Installation.Raw.SecretsManager.DescribeSecretAsync(new DescribeSecretRequest { SecretId = SecretOf("haifa") });
        Assert.Equal($"{secret.ARN}:dsn::{secret.VersionIdsToStages.Single(v => v.Value.Contains("AWSCURRENT")).Key}", await scene.ReferenceAsync("haifa"));

        scene.Installation.Cloud.Recorder.Clear();
        scene.Sentry.Requests.Clear();
        Assert.Empty(await scene.Installation.DifferencesAsync());
        await scene.Installation.PassAsync();
        Assert.Equal(0, scene.Installation.Cloud.Recorder.MutatingCount);
        Assert.Empty(scene.Sentry.Changes);
    }

    [Fact]
    public async Task A_removed_app_keeps_its_project_closed_and_has_it_back_within_the_retention()
    {
        using var scene = await SettledAsync(("haifa", WithErrors), ("jaffa", WithErrors));
        var dsn = await scene.DsnAsync("haifa");

        await scene.CommitAsync(m => m.Remove("haifa"));
        Assert.False(scene.KeyOf("haifa")!.IsActive);
        Assert.True(scene.KeyOf("jaffa")!.IsActive);
        scene.Time.Advance(TimeSpan.FromDays(13));
        Assert.Empty(await scene.Installation.DifferencesAsync());

        await scene.CommitAsync(m => m.App("haifa", spec: WithErrors));
        Assert.True(scene.KeyOf("haifa")!.IsActive);
        Assert.Equal(dsn, await scene.DsnAsync("haifa"));

        await scene.CommitAsync(m => m.App("haifa"));
        Assert.Null(await scene.ReferenceAsync("haifa"));
        scene.Time.Advance(TimeSpan.FromDays(14) + TimeSpan.FromMinutes(1));
        await scene.SettleAsync();
        Assert.Equal(["staging-jaffa"], scene.Sentry.Slugs);
        Assert.NotNull((await scene.Installation.Raw.SecretsManager.DescribeSecretAsync(new DescribeSecretRequest { SecretId = SecretOf("haifa") })).DeletedDate);

        await scene.CommitAsync(m => m.App("haifa", spec: WithErrors));
        Assert.NotEqual(dsn, await scene.DsnAsync("haifa"));
        Assert.Equal(scene.KeyOf("haifa")!.Dsn, await scene.DsnAsync("haifa"));
    }

    [Theory]
    [InlineData("secretsmanager:CreateSecret", FaultMoment.After)]
    [InlineData("secretsmanager:PutSecretValue", FaultMoment.Before)]
    [InlineData("secretsmanager:PutSecretValue", FaultMoment.After)]
    [InlineData("secretsmanager:UntagResource", FaultMoment.Before)]
    public async Task What_was_begun_is_ended_with_the_same_project_and_the_same_key(string operation, FaultMoment moment)
    {
        using var scene = await MadeAsync(("haifa", WithErrors));
        scene.Installation.Cloud.Faults.Add(new Fault { Operation = operation, Moment = moment, Code = "AccessDenied", Status = 400 });

        await scene.SettleAsync();

        Assert.Empty(scene.Installation.Cloud.Faults.Pending());
        Assert.Single(scene.Sentry.Changes, c => c.Contains("/projects/", StringComparison.Ordinal) && c.StartsWith("POST teams", StringComparison.Ordinal));
        Assert.Equal(scene.KeyOf("haifa")!.Dsn, await scene.DsnAsync("haifa"));
    }

    [Fact]
    public async Task A_project_that_was_made_before_its_key_failed_is_known_again()
    {
        using var scene = await MadeAsync(("haifa", WithErrors));
        scene.Sentry.Refusals.Enqueue(HttpStatusCode.NotFound);
        for (var i = 0; i < 20 && scene.Sentry.KeysOf(Slug) is null; i++)
        {
            await scene.PassAsync(1);
        }

        // Its key is taken away, as if it had never come to it.
        scene.Sentry.Change(s => ((List<StandInSentryKey>)s.KeysOf(Slug)!).RemoveAll(k => k.Name.StartsWith("cyclops", StringComparison.Ordinal)));
        await scene.Installation.Raw.SecretsManager.TagResourceAsync(new TagResourceRequest { SecretId = SecretOf("haifa"), Tags = [new() { Key = "cyclops:making", Value = $"https://sentry.example.org/acme/{Slug}" }, new() { Key = "cyclops:applied", Value = "-" }] });
        await scene.SettleAsync();

        Assert.Equal(scene.KeyOf("haifa")!.Dsn, await scene.DsnAsync("haifa"));
    }

    [Fact]
    public async Task Projects_of_others_are_told_and_left_alone()
    {
        using var scene = await MadeAsync(("haifa", WithErrors), ("jaffa", WithErrors), ("tirza", WithErrors));
        scene.Sentry.Make(Slug);
        scene.Sentry.Hidden.Add("staging-jaffa");

        await scene.PassAsync(40);

        var results = await scene.Installation.PassAsync();
        Assert.Equal(["haifa", "jaffa"], results.Where(r => r.Outcome is Outcome.Stalled { Reason: "NameTaken" }).Select(r => r.Step.Id.Owner.App!).Order(StringComparer.Ordinal));
        Assert.Equal(["Default"], scene.Sentry.KeysOf(Slug)!.Select(k => k.Name));
        Assert.Null(scene.Sentry.KeysOf("staging-jaffa"));
        Assert.NotNull(await scene.ReferenceAsync("tirza"));

        scene.Installation.Commit(m => m.Remove("haifa").Remove("jaffa"));
        await scene.PassAsync(10);
        scene.Time.Advance(TimeSpan.FromDays(15));
        await scene.PassAsync(3);
        Assert.Equal(["Default"], scene.Sentry.KeysOf(Slug)!.Select(k => k.Name));
        Assert.DoesNotContain(scene.Sentry.Requests, r => r.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("off")]
    [InlineData("key")]
    [InlineData("project")]
    [InlineData("value")]
    public async Task What_somebody_changes_or_takes_away_is_put_back(string what)
    {
        using var scene = await SettledAsync(("haifa", WithErrors));
        switch (what)
        {
            case "off":
                scene.KeyOf("haifa")!.IsActive = false;
                break;
            case "key":
                ((List<StandInSentryKey>)scene.Sentry.KeysOf(Slug)!).Remove(scene.KeyOf("haifa")!);

                // A project without our key is anybody's, unless somebody hands it over.
                ((List<StandInSentryKey>)scene.Sentry.KeysOf(Slug)!).Add(new("0", "cyclops acme/staging/haifa", "https://0@sentry.example.org/0"));
                break;
            case "project":
                scene.Sentry.Remove(Slug);
                break;
            default:
                await scene.Installation.Raw.SecretsManager.PutSecretValueAsync(new PutSecretValueRequest { SecretId = SecretOf("haifa"), SecretString = "theirs" });
                break;
        }

        scene.Time.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(["key"], (await scene.LeftAsync()).SelectMany(s => s.Changes).Select(c => c.Path));
        await scene.SettleAsync();

        Assert.True(scene.KeyOf("haifa")!.IsActive);
        Assert.Equal(scene.KeyOf("haifa")!.Dsn, await scene.DsnAsync("haifa"));
        var secret = await scene.Installation.Raw.SecretsManager.DescribeSecretAsync(new DescribeSecretRequest { SecretId = SecretOf("haifa") });
        Assert.EndsWith($":dsn::{secret.VersionIdsToStages.Single(v => v.Value.Contains("AWSCURRENT")).Key}", await scene.ReferenceAsync("haifa"), StringComparison.Ordinal);
        scene.Time.Advance(TimeSpan.FromMinutes(31));
        Assert.Empty(await scene.Installation.DifferencesAsync());
    }

    [Fact]
    public async Task A_Sentry_out_of_reach_holds_up_only_what_is_to_be_changed_there()
    {
        using var scene = await SettledAsync(("haifa", WithErrors));
        scene.Sentry.IsDown = true;
        scene.Time.Advance(TimeSpan.FromMinutes(31));
        scene.Installation.Restart();

        await scene.CommitAsync(m => m.App("haifa", "web:2", WithErrors));
        Assert.EndsWith("/staging/haifa/errors", SecretOf("haifa"), StringComparison.Ordinal);
        Assert.NotNull(await scene.ReferenceAsync("haifa"));

        scene.Installation.Commit(m => m.App("jaffa", spec: WithErrors).App("tirza"));
        await scene.PassAsync(20);
        Assert.Equal(["jaffa"], (await scene.Installation.DifferencesAsync()).Select(s => s.Id.Owner.App!).Distinct());

        scene.Sentry.IsDown = false;
        await scene.SettleAsync();
        Assert.NotNull(await scene.ReferenceAsync("jaffa"));
    }

    [Fact]
    public async Task A_token_that_is_not_taken_is_told_with_the_place_of_the_platforms_file()
    {
        using var scene = await MadeAsync(("haifa", WithErrors));
        scene.Sentry.TakenToken = "another";

        await scene.PassAsync(10);

        var failed = Assert.Single(await scene.Installation.PassAsync(), r => r.Outcome is Outcome.Failed { Reason: "SentryRefused" });
        var message = ((Outcome.Failed)failed.Outcome).Message;
        Assert.StartsWith("manifests/platform.yaml:5:", message, StringComparison.Ordinal);
        Assert.Contains(TokenSecret, message, StringComparison.Ordinal);
        Assert.DoesNotContain(StandInSentry.Token, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Sentry_that_is_busy_is_asked_again()
    {
        using var scene = await MadeAsync(("haifa", WithErrors));
        for (var i = 0; i < 3; i++)
        {
            scene.Sentry.Refusals.Enqueue(HttpStatusCode.TooManyRequests);
        }

        await scene.SettleAsync();
        Assert.NotNull(scene.KeyOf("haifa"));
    }

    [Fact]
    public async Task Another_project_is_refused_as_it_would_leave_what_was_reported_behind()
    {
        using var scene = await SettledAsync(("haifa", WithErrors));
        scene.Installation.Commit(m => m.App("haifa", spec: "backends: {errors: {project: another}}"));

        Assert.Equal("ChangeForbidden", Assert.Single(await scene.LeftAsync()).Refusal!.Reason);
        await scene.PassAsync(3);
        Assert.Equal([Slug], scene.Sentry.Slugs);
    }
}
