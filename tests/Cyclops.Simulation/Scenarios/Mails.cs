using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Scenarios;

/// <summary>Apps that send mail.</summary>
internal static class Mails
{
    private const string Plain = "backends: {email: {}}";

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(
            "app-mail",
            [
                Act.Commit("an app that sends mail", f => Environment(f).App("alpha", spec: Plain)),
                Act.Commit("another key, another address", f => f.App("alpha", spec: "backends: {email: {rotate: a, from: news@mail.staging.example.org, prefix: MAIL}}")),
                Act.Commit("the app leaves", f => f.Without("alpha")),
                Act.Commit("the app is back", f => f.App("alpha", spec: Plain)),
            ]) { Turns = 8 },
        new(
            "app-mail-drifts",
            [
                Act.Commit("an app that sends mail", f => Environment(f).App("alpha", spec: "backends: {email: {rotate: a}}")),
                Act.Meddle("somebody gives its user more, turns its key off, and takes a tag from its secret", Open),
            ]) { Turns = 8 },
    ];

    private static SortedDictionary<string, string> Environment(SortedDictionary<string, string> files) => files.Platform().Environment("staging", more: "email: {}");

    private static void Open(Stranger stranger)
    {
        var iam = stranger.Iam;
        var user = Stranger.Now(iam.ListUsersAsync(new ListUsersRequest { PathPrefix = "/cyclops/" })).Users.Single().UserName;
        var key = Stranger.Now(iam.ListAccessKeysAsync(new ListAccessKeysRequest { UserName = user })).AccessKeyMetadata.Single().AccessKeyId;
        Stranger.Now(iam.UpdateAccessKeyAsync(new UpdateAccessKeyRequest { UserName = user, AccessKeyId = key, Status = StatusType.Inactive }));
        Stranger.Now(iam.PutUserPolicyAsync(new PutUserPolicyRequest
        {
            UserName = user,
            PolicyName = "cyclops",
            PolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ses:*","Resource":"*"}]}""",
        }));
        Stranger.Now(stranger.SecretsManager.UntagResourceAsync(new() { SecretId = "acme/staging/alpha/email", TagKeys = ["cyclops:rotate"] }));
    }
}
