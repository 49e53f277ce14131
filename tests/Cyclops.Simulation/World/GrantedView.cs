using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.IdentityManagement;
using Cyclops.LocalCloud;
using Cyclops.LocalCloud.Iam;
using Cyclops.LocalCloud.S3;
using Cyclops.LocalCloud.SecretsManager;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.Simulation.World;

/// <summary>Buckets of apps and the roles by which their tasks use them; users by which apps send mail.</summary>
internal static class GrantedView
{
    private static readonly string[] Blocks = ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"];

    public static IEnumerable<Thing> Of(LocalAws cloud) =>
        cloud.Services.S3.Table.All.Where(b => !HeldData.IsInStack(b.Tags)).Select(Of)
            .Concat(cloud.Services.Iam.Accounts.All.SelectMany(a => a.Value.Roles.Values).Where(r => r.Role.Path.StartsWith("/cyclops/", StringComparison.Ordinal)).Select(Of))
            .Concat(cloud.Services.Iam.Accounts.All.SelectMany(a => a.Value.Users.Values).Where(u => u.User.Path.StartsWith("/cyclops/", StringComparison.Ordinal)).Select(Of));

    /// <summary>The versions of the login of mail with the key that each is: <c>version>key</c>; empty: another secret.</summary>
    public static string Logins(HeldSecret secret) => !secret.Name.EndsWith("/email", StringComparison.Ordinal)
        ? ""
        : string.Join(',', secret.Versions.Select(v => $"{v.Id}>{(v.Text is ['{', ..] ? (string?)JsonNode.Parse(v.Text)?["username"] : "")}"));

    /// <summary>The DSN that a secret holds now; empty: none.</summary>
    public static string Dsn(HeldSecret secret) =>
        secret.Name.EndsWith("/errors", StringComparison.Ordinal) && secret.Staged(HeldSecret.Current)?.Text is ['{', ..] text ? (string?)JsonNode.Parse(text)?["dsn"] ?? "" : "";

    private static Thing Of(HeldBucket bucket)
    {
        var rule = bucket.Settings.TryGetValue("LifecycleConfiguration", out var lifecycle)
            ? ((List<object>)lifecycle.Values["Rules"]!).Cast<Bag>().FirstOrDefault(r => r.Values.GetValueOrDefault("ID") is "cyclops")
            : null;
        return new(
            CloudView.AppBucket,
            bucket.Name,
            new Dictionary<string, string>(bucket.Tags.All, StringComparer.Ordinal),
            Lines(
                ("versioning", (bucket.Versioning == "Enabled").ToString()),
                ("private", Blocks.All(bucket.Blocks).ToString()),
                ("encryption", bucket.DefaultEncryption),
                ("expire", Days(rule, "Expiration", "Days")),
                ("noncurrent", Days(rule, "NoncurrentVersionExpiration", "NoncurrentDays")),
                ("objects", bucket.Objects.Values.Sum(v => v.Count).ToString(CultureInfo.InvariantCulture))));
    }

    private static Thing Of(RoleState role) => new(
        CloudView.TaskRole,
        role.Role.RoleName,
        new Dictionary<string, string>(role.Tags, StringComparer.Ordinal),
        Lines(("trust", Uri.UnescapeDataString(role.Role.AssumeRolePolicyDocument)), ("policy", string.Join(' ', role.Inline.Values))));

    private static Thing Of(UserState user) => new(
        CloudView.SmtpUser,
        user.User.UserName,
        new Dictionary<string, string>(user.Tags, StringComparer.Ordinal),
        Lines(
            ("policy", string.Join(' ', user.Inline.Values)),
            ("keys", string.Join(',', user.Keys.Values.Where(k => k.Status == StatusType.Active).Select(k => k.AccessKeyId)))));

    private static string Days(Bag? rule, string action, string member) =>
        rule?.Values.GetValueOrDefault(action) is Bag days && days.Values.GetValueOrDefault(member) is int number ? number.ToString(CultureInfo.InvariantCulture) : "";

    private static string Lines(params ReadOnlySpan<(string Name, string Value)> facts) => string.Concat(facts.ToArray().Select(f => $"{f.Name}={f.Value}\n"));
}
