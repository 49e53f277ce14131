using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cyclops.Aws.Permissions;

/// <summary>Grants to policy documents: few statements, and no document longer than AWS takes.</summary>
internal static class PolicyWriter
{
    /// <summary>Characters of a managed policy, white space not counted. Source: IAM User Guide, IAM and AWS STS quotas.</summary>
    public const int Longest = 6144;

    private const string Frame = """{"Version":"2012-10-17","Statement":[]}""";

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="nameOf">What the Sid of the statement with a grant begins with, letters and digits only; grants of different names stay apart.</param>
    /// <returns>One document unless that is too long.</returns>
    public static IReadOnlyList<PolicyText> Write(IEnumerable<PermissionGrant> grants, PolicyScope scope, Func<PermissionGrant, string> nameOf)
    {
        var documents = new List<(JsonArray Statements, List<PolicyRight> Rights)> { ([], []) };
        var length = Frame.Length;
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var statement in Statements(grants, scope, nameOf))
        {
            var number = numbers[statement.Name] = numbers.GetValueOrDefault(statement.Name) + 1;
            var sid = number == 1 ? statement.Name : $"{statement.Name}{number}";
            var json = statement.ToJson(sid);
            var more = json.ToJsonString(Compact).Length + 1;
            if (length + more > Longest)
            {
                documents.Add(([], []));
                length = Frame.Length;
            }

            documents[^1].Statements.Add(json);
            documents[^1].Rights.AddRange(statement.Grants.Select(g => new PolicyRight(sid, g.Action, g.Resource)));
            length += more;
        }

        return [.. documents.Select(d => new PolicyText(new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = d.Statements }.ToJsonString(Compact), d.Rights))];
    }

    private static List<PolicyStatementText> Statements(IEnumerable<PermissionGrant> grants, PolicyScope scope, Func<PermissionGrant, string> nameOf)
    {
        var statements = new List<PolicyStatementText>();
        foreach (var grant in grants)
        {
            var (name, resources, conditions) = (nameOf(grant), scope.Fill(grant.Resource), Conditions(grant, scope));
            if (resources.Count == 0)
            {
                continue;
            }

            var statement = statements.Find(s => s.Name == name && JsonNode.DeepEquals(s.Conditions, conditions) && s.Takes(resources));
            if (statement is null)
            {
                statements.Add(statement = new(name, conditions));
            }

            statement.Add(grant.Action, resources);
        }

        return statements;
    }

    private static JsonObject? Conditions(PermissionGrant grant, PolicyScope scope)
    {
        var conditions = new JsonObject();
        foreach (var condition in grant.Conditions)
        {
            var values = scope.Fill(condition.Value);
            var name = condition.Operator == "StringEquals" && values.Any(v => v.Contains('*', StringComparison.Ordinal)) ? "StringLike" : condition.Operator;
            var keys = conditions[name] as JsonObject ?? [];
            conditions[name] = keys;
            keys[condition.Key] = PolicyStatementText.Texts(values);
        }

        return conditions.Count == 0 ? null : conditions;
    }
}
