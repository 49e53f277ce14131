using System.Text.Json;

namespace Cyclops.LocalCloud.Authorization.Policies;

/// <summary>An IAM policy document, as identities have them.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html. Policy variables are not read.</remarks>
internal sealed class PolicyDocument
{
    private PolicyDocument(IReadOnlyList<PolicyStatement> statements) => Statements = statements;

    /// <summary>Allows everything, as AWS's <c>AdministratorAccess</c>.</summary>
    public static PolicyDocument Everything { get; } =
        Parse("""{"Version":"2012-10-17","Statement":{"Sid":"Everything","Effect":"Allow","Action":"*","Resource":"*"}}""");

    public IReadOnlyList<PolicyStatement> Statements { get; }

    /// <exception cref="FormatException">It is no policy, or one with an element that is not read here.</exception>
    public static PolicyDocument Parse(string document)
    {
        try
        {
            using var json = JsonDocument.Parse(document);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("Statement", out var all))
            {
                throw new FormatException("A policy has a Statement.");
            }

            var statements = all.ValueKind == JsonValueKind.Array ? all.EnumerateArray().ToList() : [all];
            return new([.. statements.Select(PolicyStatement.Read)]);
        }
        catch (JsonException e)
        {
            throw new FormatException($"A policy is JSON: {e.Message}", e);
        }
    }

    /// <summary>A text or a list of texts.</summary>
    internal static IReadOnlyList<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => [.. element.EnumerateArray().SelectMany(Texts)],
        JsonValueKind.String => [Plain(element.GetString()!)],
        JsonValueKind.True => ["true"],
        JsonValueKind.False => ["false"],
        JsonValueKind.Number => [element.GetRawText()],
        _ => throw new FormatException($"{element.GetRawText()} is neither a text nor a list of texts."),
    };

    private static string Plain(string text) => text.Contains("${", StringComparison.Ordinal)
        ? throw new FormatException($"The local cloud reads no policy variables: {text}")
        : text;
}
