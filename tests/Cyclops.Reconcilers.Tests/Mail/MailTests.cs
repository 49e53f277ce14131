using System.Text.Json.Nodes;
using Amazon.IdentityManagement.Model;
using Amazon.SecretsManager.Model;
using Cyclops.LocalCloud.Faults;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.SmtpUser;
using static Cyclops.Reconcilers.Tests.Mail.MailScene;

namespace Cyclops.Reconcilers.Tests.Mail;

/// <summary>Mail of apps: a user of IAM, its key, and the secret with the login that follows from it.</summary>
public sealed class MailTests
{
    private const string Stranger = "cyclops-acme-strangers";

    /// <summary>
    /// The algorithm of the Amazon SES Developer Guide with the secret of its example, by Python's hmac:
    /// <c>k = b"AWS4" + secret; for m in ("11111111", region, "ses", "aws4_request", "SendRawEmail"): k = hmac.digest(k, m, "sha256")</c>,
    /// then <c>base64.b64encode(b"\x04" + k)</c>.
    /// </summary>
    [Theory]
    [InlineData("eu-west-1", "BMW5RDrXmmVs0lV7GpI4oLkHXpZ4stDsk6q91z1g38Pk")]
    [InlineData("us-east-1", "BLBM/9hSUELfq8Gw+rU1YcBjkOxGbhT2XG763xVLGWL9")]
    public void The_password_follows_from_the_key_as_SES_documents_it(string region, string password) =>
        Assert.Equal(password, SmtpPassword.Of(new("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"), region).Reveal());

    [Fact]
    public async Task An_app_gets_a_login_by_version_and_the_rest_in_plain_variables()
    {
        using var scene = await SettledAsync(("haifa", WithMail));

        var (running, login) = (await scene.RunningAsync("haifa"), await scene.LoginAsync("haifa"));
        Assert.Equal(
            ["SMTP_FROM=haifa@staging.example.org", "SMTP_HOST=email-smtp.eu-west-1.amazonaws.com", "SMTP_PORT=587"],
            running.Environment.Select(e => $"{e.Name}={e.Value}"));
        Assert.Equal(
            [$"SMTP_PASSWORD={login.ARN}:password::{login.VersionId}", $"SMTP_USER={login.ARN}:username::{login.VersionId}"],
            running.Secrets.Select(s => $"{s.Name}={s.ValueFrom}"));
        Assert.Equal(Assert.Single(await scene.KeysAsync("haifa")), UserIn(login));
        Assert.Equal(44, ((string?)JsonNode.Parse(login.SecretString)!["password"])!.Length);

        scene.Installation.Cloud.Recorder.Clear();
        Assert.Empty(await scene.Installation.DifferencesAsync());
        await scene.Installation.PassAsync();
        Assert.Equal(0, scene.Installation.Cloud.Recorder.MutatingCount);
        Assert.DoesNotContain("secretsmanager:GetSecretValue", scene.Installation.Cloud.Recorder.Counts().Keys);
    }

    [Fact]
    public async Task The_right_is_to_send_from_one_address_through_the_environments_identity()
    {
        using var scene = await SettledAsync(("haifa", "backends: {email: {from: noreply@news.staging.example.org, prefix: MAIL}}"));

        var statement = Assert.Single(JsonNode.Parse(await scene.PolicyAsync("haifa"))!["Statement"]!.AsArray())!;
        Assert.Equal("""["ses:SendEmail","ses:SendRawEmail"]""", statement["Action"]!.ToJsonString());
        Assert.Equal("arn:aws:ses:eu-west-1:123456789012:identity/staging.example.org", (string?)statement["Resource"]);
        Assert.Equal("""{"StringEquals":{"ses:FromAddress":"noreply@news.staging.example.org"}}""", statement["Condition"]!.ToJsonString());
        Assert.Equal("/cyclops/acme/staging/", (await scene.Raw.Iam.GetUserAsync(new GetUserRequest { UserName = UserOf("haifa") })).User.Path);
        Assert.Contains((await scene.RunningAsync("haifa")).Environment, e => e is { Name: "MAIL_FROM", Value: "noreply@news.staging.example.org" });

        await scene.CommitAsync(m => m.App("haifa", spec: WithMail));
        Assert.Contains("\"haifa@staging.example.org\"", await scene.PolicyAsync("haifa"), StringComparison.Ordinal);
        Assert.Single(await scene.KeysAsync("haifa"));
    }

    [Fact]
    public async Task Another_key_is_rolled_out_and_the_one_before_works_until_the_next_time()
    {
        using var scene = await SettledAsync(("haifa", WithMail));
        var first = (await scene.KeysAsync("haifa")).Single();

        await scene.CommitAsync(m => m.App("haifa", spec: "backends: {email: {rotate: one}}"));
        var second = (await scene.KeysAsync("haifa")).Single(k => k != first);
        var login = await scene.LoginAsync("haifa");
        Assert.Equal(second, UserIn(login));
        Assert.Contains((await scene.RunningAsync("haifa")).Secrets, s => s.ValueFrom.EndsWith($":password::{login.VersionId}", StringComparison.Ordinal));

        await scene.CommitAsync(m => m.App("haifa", spec: "backends: {email: {rotate: two}}"));
        Assert.DoesNotContain(first, await scene.KeysAsync("haifa"));
        Assert.Contains(second, await scene.KeysAsync("haifa"));
        scene.Time.Advance(TimeSpan.FromMinutes(31));
        Assert.Empty(await scene.Installation.DifferencesAsync());
    }

    [Theory]
    [InlineData("iam:CreateAccessKey", FaultMoment.After, "secretsmanager:CreateSecret")]
    [InlineData("secretsmanager:CreateSecret", FaultMoment.Before, "secretsmanager:CreateSecret")]
    [InlineData("secretsmanager:CreateSecret", FaultMoment.After, "secretsmanager:CreateSecret")]
    public async Task A_key_whose_secret_was_lost_makes_room_for_another(string operation, FaultMoment moment, string neverTwice)
    {
        using var scene = Made(hasProductionAccess: false, ("haifa", WithMail));
        scene.Installation.Cloud.Faults.Add(new Fault { Operation = operation, Moment = moment, Code = "AccessDenied", Status = 400 });

        await scene.SettleAsync();

        Assert.Empty(scene.Installation.Cloud.Faults.Pending());
        Assert.Equal(Assert.Single(await scene.KeysAsync("haifa")), UserIn(await scene.LoginAsync("haifa")));
        Assert.InRange(scene.Installation.Cloud.Recorder.Counts()[neverTwice], 1, 2);

        scene.Installation.Cloud.Faults.Add(new Fault { Operation = operation.Replace("CreateSecret", "PutSecretValue", StringComparison.Ordinal), Moment = moment, Code = "AccessDenied", Status = 400 });
        await scene.CommitAsync(m => m.App("haifa", spec: "backends: {email: {rotate: one}}"));
        Assert.Empty(scene.Installation.Cloud.Faults.Pending());
        Assert.Equal(2, (await scene.KeysAsync("haifa")).Length);
        Assert.Contains(UserIn(await scene.LoginAsync("haifa")), await scene.KeysAsync("haifa"));
        scene.Time.Advance(TimeSpan.FromMinutes(31));
        Assert.Empty(await scene.Installation.DifferencesAsync());
    }

    [Fact]
    public async Task With_the_app_go_its_keys_and_its_user_and_it_comes_back_with_others()
    {
        using var scene = await SettledAsync(("haifa", WithMail), ("jaffa", WithMail));
        var first = (await scene.KeysAsync("haifa")).Single();

        await scene.CommitAsync(m => m.Remove("haifa"));
        Assert.Equal([UserOf("jaffa")], await scene.UsersAsync());
        Assert.NotNull((await scene.Raw.SecretsManager.DescribeSecretAsync(new DescribeSecretRequest { SecretId = SecretOf("haifa") })).DeletedDate);

        await scene.CommitAsync(m => m.App("haifa", spec: WithMail));
        Assert.NotEqual([first], await scene.KeysAsync("haifa"));
        Assert.Equal(Assert.Single(await scene.KeysAsync("haifa")), UserIn(await scene.LoginAsync("haifa")));

        await scene.CommitAsync(m => m.App("haifa"));
        Assert.Equal([UserOf("jaffa")], await scene.UsersAsync());
        Assert.DoesNotContain((await scene.RunningAsync("haifa")).Secrets ?? [], s => s.Name.StartsWith("SMTP", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_strangers_user_and_secret_of_the_same_name_are_told_and_left_alone()
    {
        using var scene = Made(hasProductionAccess: false, ("haifa", WithMail), ("jaffa", WithMail), ("tirza", WithMail));
        await scene.Raw.Iam.CreateUserAsync(new CreateUserRequest { UserName = UserOf("haifa") });
        await scene.Raw.SecretsManager.CreateSecretAsync(new CreateSecretRequest { Name = SecretOf("jaffa"), SecretString = "theirs" });

        for (var i = 0; i < 40; i++)
        {
            await scene.Installation.PassAsync();
            scene.Time.Advance(TimeSpan.FromSeconds(10));
        }

        var left = (await scene.Installation.DifferencesAsync()).Where(s => s.Id.Kind == SmtpUserKind.KindName).ToList();
        Assert.Equal(["haifa NameTaken", "jaffa NameTaken"], left.Select(s => $"{s.Id.Owner.App} {s.Refusal!.Reason}"));
        Assert.Empty(await scene.KeysAsync("haifa"));
        Assert.Equal("theirs", (await scene.LoginAsync("jaffa")).SecretString);
        Assert.Equal([UserOf("tirza")], await scene.UsersAsync());
    }

    [Fact]
    public async Task A_user_that_somebody_gave_more_is_told_when_it_should_go()
    {
        using var scene = await SettledAsync(("haifa", WithMail));
        await scene.Raw.Iam.PutUserPolicyAsync(new PutUserPolicyRequest { UserName = UserOf("haifa"), PolicyName = "theirs", PolicyDocument = await scene.PolicyAsync("haifa") });
        scene.Installation.Commit(m => m.App("haifa"));

        var results = new List<StepResult>();
        for (var i = 0; i < 20 && !results.Any(r => r.Outcome is Outcome.Stalled); i++)
        {
            results.AddRange(await scene.Installation.PassAsync());
            scene.Time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Contains(results, r => r.Outcome is Outcome.Stalled { Reason: "UserInUse" });
        Assert.Equal([UserOf("haifa")], await scene.UsersAsync());
        Assert.Empty(await scene.KeysAsync("haifa"));
    }

    [Theory]
    [InlineData("policy", "from", "identity")]
    [InlineData("tag", "applied")]
    [InlineData("key gone", "key")]
    [InlineData("key off", "key")]
    [InlineData("key more", "key")]
    [InlineData("value", "key")]
    [InlineData("secret", "secret", "key")]
    [InlineData("secret going", "secret")]
    [InlineData("user", "user")]
    public async Task What_somebody_changes_or_takes_away_is_put_back(string what, params string[] changes)
    {
        using var scene = await SettledAsync(("haifa", WithMail));
        await SpoilAsync(what, scene);
        scene.Time.Advance(TimeSpan.FromMinutes(31));

        Assert.Equal(changes, await scene.ChangesAsync());
        await scene.SettleAsync();

        Assert.Equal(Assert.Single(await scene.KeysAsync("haifa")), UserIn(await scene.LoginAsync("haifa")));
        Assert.Contains("haifa@staging.example.org", await scene.PolicyAsync("haifa"), StringComparison.Ordinal);
        var login = await scene.LoginAsync("haifa");
        Assert.Contains((await scene.RunningAsync("haifa")).Secrets, s => s.ValueFrom == $"{login.ARN}:password::{login.VersionId}");
        scene.Time.Advance(TimeSpan.FromMinutes(31));
        Assert.Empty(await scene.Installation.DifferencesAsync());
    }

    [Fact]
    public async Task An_account_in_the_sandbox_of_SES_is_warned_of_before_and_after()
    {
        using var scene = Made(hasProductionAccess: false, ("haifa", WithMail), ("jaffa", ""));
        Assert.Contains("in its sandbox in eu-west-1", Assert.Single(await scene.WarningsAsync("haifa")), StringComparison.Ordinal);
        await scene.SettleAsync();
        Assert.Contains("production access", Assert.Single(await scene.WarningsAsync("haifa")), StringComparison.Ordinal);
        Assert.Empty(await scene.WarningsAsync("jaffa"));

        using var other = Made(hasProductionAccess: true, ("haifa", WithMail));
        Assert.Empty(await other.WarningsAsync("haifa"));
    }

    [Fact]
    public async Task Who_may_not_ask_for_the_account_is_not_held_up()
    {
        using var scene = Made(hasProductionAccess: false, ("haifa", WithMail));
        scene.Installation.Cloud.Faults.Add(new Fault { Operation = "ses:GetAccount", Code = "AccessDeniedException", Status = 403, Times = 1000 });

        await scene.SettleAsync();

        Assert.Empty(await scene.WarningsAsync("haifa"));
        Assert.NotEmpty(await scene.UsersAsync());
    }

    private static string UserIn(GetSecretValueResponse login) => (string)JsonNode.Parse(login.SecretString)!["username"]!;

    private static async Task SpoilAsync(string what, MailScene scene)
    {
        var (iam, secrets, user, secret) = (scene.Raw.Iam, scene.Raw.SecretsManager, UserOf("haifa"), SecretOf("haifa"));
        var key = (await scene.KeysAsync("haifa")).Single();
        switch (what)
        {
            case "policy":
                await iam.PutUserPolicyAsync(new PutUserPolicyRequest { UserName = user, PolicyName = SmtpUserKind.PolicyName, PolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""" });
                break;
            case "tag":
                await iam.TagUserAsync(new TagUserRequest { UserName = user, Tags = [new() { Key = SmtpUserState.AppliedTag, Value = Stranger }] });
                break;
            case "key gone":
                await iam.DeleteAccessKeyAsync(new DeleteAccessKeyRequest { UserName = user, AccessKeyId = key });
                break;
            case "key off":
                await iam.UpdateAccessKeyAsync(new UpdateAccessKeyRequest { UserName = user, AccessKeyId = key, Status = Amazon.IdentityManagement.StatusType.Inactive });
                break;
            case "key more":
                await iam.CreateAccessKeyAsync(new CreateAccessKeyRequest { UserName = user });
                break;
            case "value":
                await secrets.PutSecretValueAsync(new PutSecretValueRequest { SecretId = secret, SecretString = Stranger });
                break;
            case "secret" or "secret going":
                await secrets.DeleteSecretAsync(new DeleteSecretRequest { SecretId = secret, ForceDeleteWithoutRecovery = what == "secret" });
                break;
            default:
                await iam.DeleteAccessKeyAsync(new DeleteAccessKeyRequest { UserName = user, AccessKeyId = key });
                await iam.DeleteUserPolicyAsync(new DeleteUserPolicyRequest { UserName = user, PolicyName = SmtpUserKind.PolicyName });
                await iam.DeleteUserAsync(new DeleteUserRequest { UserName = user });
                break;
        }
    }
}
