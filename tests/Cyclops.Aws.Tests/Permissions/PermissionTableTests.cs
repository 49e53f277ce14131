using System.Text.RegularExpressions;
using Cyclops.Aws.Permissions;

namespace Cyclops.Aws.Tests.Permissions;

public sealed partial class PermissionTableTests
{
    /// <summary>Called by the credentials of an assumed role, by no gateway.</summary>
    private const string ByCredentials = "sts:AssumeRole";

    /// <summary>They know neither tags nor names by which they could be kept to the platform's own.</summary>
    private static readonly string[] Unguarded = ["ecs:DeregisterTaskDefinition"];

    /// <summary>Types of the platform's own stack, which whoever bootstraps it makes with their own rights.</summary>
    private static readonly string[] OfBootstrap = ["AWS::IAM::ManagedPolicy"];

    /// <summary>Operations whose action has another name; that of the empty one needs no right.</summary>
    private static readonly Dictionary<string, string> OtherNames = new()
    {
        ["s3:HeadObject"] = "s3:GetObject",
        ["s3:ListBuckets"] = "s3:ListAllMyBuckets",
        ["s3:GetPublicAccessBlock"] = "s3:GetBucketPublicAccessBlock",
        ["s3:PutPublicAccessBlock"] = "s3:PutBucketPublicAccessBlock",
        ["s3:GetBucketEncryption"] = "s3:GetEncryptionConfiguration",
        ["s3:PutBucketEncryption"] = "s3:PutEncryptionConfiguration",
        ["s3:GetBucketLifecycleConfiguration"] = "s3:GetLifecycleConfiguration",
        ["s3:PutBucketLifecycleConfiguration"] = "s3:PutLifecycleConfiguration",
        ["s3:ListObjectVersions"] = "s3:ListBucketVersions",
        ["s3:DeleteObjects"] = "s3:DeleteObjectVersion",
        ["sts:GetCallerIdentity"] = "",
    };

    [Fact]
    public void Every_operation_that_a_gateway_calls_has_a_row_and_every_row_is_called() =>
        Assert.Equal(
            [.. Sources.Find("src/Cyclops.Aws", "*Gateway.cs", Operation()).Append(ByCredentials).Order(StringComparer.Ordinal)],
            PermissionTable.All.Select(o => o.Operation).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_row_grants_the_action_of_its_own_name() =>
        Assert.All(
        PermissionTable.All.Where(row => OtherNames.GetValueOrDefault(row.Operation) != ""),
        row => Assert.Contains(row.Grants, g => g.Action.Split(':')[1] == OtherNames.GetValueOrDefault(row.Operation, row.Operation).Split(':')[1]));

    [Fact]
    public void Every_change_is_kept_to_what_is_the_platforms() => Assert.All(
        PermissionTable.All.SelectMany(o => o.Grants).Where(g => g.Level == AccessLevel.Write && !Unguarded.Contains(g.Action) && !IsKeptByName(g.Action)),
        grant => Assert.Contains(grant.Conditions, c => c.Value.Contains("{platform}", StringComparison.Ordinal) || c.Key is "iam:PassedToService" or "iam:AWSServiceName" or "route53:ChangeResourceRecordSetsRecordTypes"));

    /// <summary>S3 heeds tags only where that is turned on for a bucket, so names keep its changes to the platform's own.</summary>
    [Fact]
    public void Buckets_are_changed_by_the_platforms_names_only() => Assert.All(
        PermissionTable.All.SelectMany(o => o.Grants).Where(g => g.Level == AccessLevel.Write && g.Action.StartsWith("s3:", StringComparison.Ordinal) && g.Action != "s3:PutObject"),
        grant => Assert.Contains(grant.Resource, (string[])["arn:aws:s3:::{platform}-*", "arn:aws:s3:::{platform}-*/*"]));

    [Fact]
    public void Alarms_and_schedules_are_changed_by_the_platforms_names_only() => Assert.All(
        PermissionTable.All.SelectMany(o => o.Grants).Where(g => g.Level == AccessLevel.Write && g.Action.Split(':')[0] is "cloudwatch" or "scheduler"),
        grant => Assert.Matches(@"\{platform\}[-.]", grant.Resource));

    [Fact]
    public void Objects_are_written_to_the_platforms_bucket_only() =>
        Assert.Equal(
            ["arn:aws:s3:::{bucket}/backups/*", "arn:aws:s3:::{bucket}/templates/*"],
            PermissionTable.All.SelectMany(o => o.Grants).Where(g => g.Action == "s3:PutObject").Select(g => g.Resource).Order());

    [Fact]
    public void A_read_needs_no_right_to_change() => Assert.All(
        PermissionTable.All.SelectMany(o => o.Grants).Where(g => g.Level != AccessLevel.Write),
        grant => Assert.Matches("^[a-z0-9-]+:(Describe|BatchDescribe|Filter|List|Get|AssumeRole)", grant.Action));

    [Fact]
    public void Every_type_in_a_template_has_its_actions() =>
        Assert.Empty(Sources.Find("src/Cyclops.Reconcilers", "*.cs", ResourceType()).Except(StackPermissions.ActionsByType.Keys, StringComparer.Ordinal).Except(OfBootstrap, StringComparer.Ordinal));

    private static bool IsKeptByName(string action) => action.Split(':')[0] is "s3" or "cloudwatch" or "scheduler";

    [GeneratedRegex("\"([a-z0-9-]+:[A-Z][A-Za-z0-9]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Operation();

    /// <summary>Types have three parts; those of parameters have four.</summary>
    [GeneratedRegex("\"(AWS::[A-Za-z0-9]+::[A-Za-z0-9]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex ResourceType();
}
