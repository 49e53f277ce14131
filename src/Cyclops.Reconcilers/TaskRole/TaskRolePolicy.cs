using System.Text.Json.Nodes;
using Cyclops.Model.Manifests;

namespace Cyclops.Reconcilers.TaskRole;

/// <summary>Who takes the role of an app's tasks, and what they may do with it.</summary>
internal static class TaskRolePolicy
{
    /// <summary>Tasks take it. Source: Amazon ECS Developer Guide, "Amazon ECS task IAM role".</summary>
    public static string Trust { get; } = Document([new JsonObject
    {
        ["Effect"] = "Allow",
        ["Principal"] = new JsonObject { ["Service"] = "ecs-tasks.amazonaws.com" },
        ["Action"] = "sts:AssumeRole",
    }]);

    /// <summary>The rights to buckets, and to no more of them than is said.</summary>
    /// <param name="partition">What ARNs begin with, after <c>arn:</c>.</param>
    /// <param name="buckets">Their names.</param>
    public static string For(string partition, IReadOnlyCollection<(string Name, BucketAccess Access)> buckets)
    {
        var all = buckets.Select(b => $"arn:{partition}:s3:::{b.Name}").ToList();
        var written = buckets.Where(b => b.Access == BucketAccess.ReadWrite).Select(b => $"arn:{partition}:s3:::{b.Name}/*").ToList();
        return Document(
        [
            Allow("List", ["s3:ListBucket"], all),
            Allow("Read", ["s3:GetObject"], all.Select(a => $"{a}/*")),
            .. written.Count == 0 ? Array.Empty<JsonObject>() : [Allow("Write", ["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"], written)],
        ]);
    }

    /// <summary>The same text for the same document, however it is written.</summary>
    public static string Canonical(string document)
    {
        try
        {
            return JsonNode.Parse(document)?.ToJsonString() ?? "";
        }
        catch (System.Text.Json.JsonException)
        {
            return document;
        }
    }

    private static JsonObject Allow(string sid, IEnumerable<string> actions, IEnumerable<string> resources) => new()
    {
        ["Sid"] = sid,
        ["Effect"] = "Allow",
        ["Action"] = Texts(actions),
        ["Resource"] = Texts(resources),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);

    private static string Document(IEnumerable<JsonObject> statements) =>
        new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray([.. statements]) }.ToJsonString();
}
