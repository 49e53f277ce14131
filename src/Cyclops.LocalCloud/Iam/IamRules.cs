using System.Text.Json;
using Amazon.IdentityManagement.Model;

namespace Cyclops.LocalCloud.Iam;

/// <summary>Names and documents as IAM takes them.</summary>
internal static class IamRules
{
    public static void CheckName(string? name, string member, int longest)
    {
        if (name is not { Length: > 0 } || name.Length > longest || !name.All(c => char.IsAsciiLetterOrDigit(c) || "+=,.@-_".Contains(c, StringComparison.Ordinal)))
        {
            throw AwsErrors.Validation($"1 validation error detected: Value '{name}' at '{member}' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+ and have length between 1 and {longest}");
        }
    }

    /// <summary>The grammar as far as mistakes are made in it: JSON, a version, statements with an effect and actions.</summary>
    public static void CheckDocument(string? document)
    {
        try
        {
            using var json = JsonDocument.Parse(document ?? "");
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("Statement", out var statements))
            {
                throw new MalformedPolicyDocumentException("Syntax errors in policy.");
            }

            var all = statements.ValueKind == JsonValueKind.Array ? statements.EnumerateArray().ToList() : [statements];
            foreach (var statement in all)
            {
                CheckStatement(statement);
            }
        }
        catch (JsonException)
        {
            throw new MalformedPolicyDocumentException("This policy contains invalid Json");
        }
    }

    /// <summary>Documents travel percent-encoded in answers.</summary>
    public static string Encode(string document) => Uri.EscapeDataString(document);

    /// <summary>An id in IAM's form, e.g. <c>AROA...</c>.</summary>
    public static string Id(LocalCore core, string prefix) => prefix + core.Ids.Upper(17);

    private static void CheckStatement(JsonElement statement)
    {
        if (statement.ValueKind != JsonValueKind.Object
            || !statement.TryGetProperty("Effect", out var effect) || effect.GetString() is not ("Allow" or "Deny"))
        {
            throw new MalformedPolicyDocumentException("Syntax errors in policy.");
        }

        if (!statement.TryGetProperty("Action", out _) && !statement.TryGetProperty("NotAction", out _))
        {
            throw new MalformedPolicyDocumentException("Policy statement must contain actions.");
        }
    }
}
