using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cyclops.LocalCloud.S3;

/// <summary>What a bucket policy must look like. It is not enforced: the local cloud trusts its callers.</summary>
internal static class BucketPolicyRules
{
    /// <remarks>A policy with a public grant: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html.</remarks>
    public static void Check(HeldBucket bucket, string policy, CallContext call)
    {
        var statements = Statements(policy);
        if (statements.Count == 0)
        {
            throw Malformed("Could not parse the policy: Statement is empty!");
        }

        foreach (var statement in statements)
        {
            Check(bucket, statement);
        }

        if (bucket.Blocks("BlockPublicPolicy") && statements.Exists(IsPublic))
        {
            throw new S3Exception(
                "AccessDenied",
                $"User: arn:aws:iam::{call.Account}:root is not authorized to perform: s3:PutBucketPolicy on resource: \"{bucket.Arn}\" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.",
                403);
        }
    }

    private static List<JsonObject> Statements(string policy)
    {
        try
        {
            return JsonNode.Parse(policy) is JsonObject root && root["Statement"] is { } given
                ? [.. (given is JsonArray several ? several : [given.DeepClone()]).Select(s => s as JsonObject ?? throw Malformed("Invalid policy syntax."))]
                : throw Malformed("Missing required field Statement");
        }
        catch (JsonException)
        {
            throw Malformed("Policies must be valid JSON and the first byte must be '{'");
        }
    }

    private static void Check(HeldBucket bucket, JsonObject statement)
    {
        if ((statement["Effect"] as JsonValue)?.ToString() is not ("Allow" or "Deny"))
        {
            throw Malformed("Missing required field Effect");
        }

        if (statement["Principal"] is null && statement["NotPrincipal"] is null)
        {
            throw Malformed("Missing required field Principal");
        }

        var actions = Texts(statement["Action"] ?? statement["NotAction"]);
        if (actions.Count == 0)
        {
            throw Malformed("Missing required field Action");
        }

        if (actions.Exists(a => a != "*" && !a.StartsWith("s3:", StringComparison.OrdinalIgnoreCase)))
        {
            throw Malformed("Policy has invalid action");
        }

        var resources = Texts(statement["Resource"] ?? statement["NotResource"]);
        if (resources.Count == 0)
        {
            throw Malformed("Missing required field Resource");
        }

        if (resources.Exists(r => r != bucket.Arn && !r.StartsWith(bucket.Arn + "/", StringComparison.Ordinal) && r != bucket.Arn + "*"))
        {
            throw Malformed("Policy has invalid resource");
        }
    }

    /// <summary>A condition narrows a grant; whether far enough is not looked into.</summary>
    private static bool IsPublic(JsonObject statement) =>
        statement["Effect"]!.ToString() == "Allow"
        && statement["Condition"] is null
        && (statement["Principal"] is JsonValue everyone ? everyone.ToString() == "*" : Texts(statement["Principal"]?["AWS"]).Contains("*"));

    private static List<string> Texts(JsonNode? node) => node switch
    {
        JsonArray several => [.. several.Select(t => t?.ToString() ?? "")],
        null => [],
        _ => [node.ToString()],
    };

    private static S3Exception Malformed(string message) => new("MalformedPolicy", message, 400);
}
