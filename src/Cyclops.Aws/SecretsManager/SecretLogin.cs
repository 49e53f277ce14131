using System.Text.Json;
using System.Text.Json.Nodes;
using Cyclops.Model.Secrets;

namespace Cyclops.Aws.SecretsManager;

/// <summary>
/// A user and its password as AWS's own secrets hold them, a JSON object with <c>username</c> and <c>password</c>: of databases (AWS
/// Secrets Manager User Guide, "JSON structure of AWS Secrets Manager database credential secrets") and of registries (Amazon ECS
/// Developer Guide, "Using non-AWS container images in Amazon ECS").
/// </summary>
/// <param name="User">The user.</param>
/// <param name="Password">Its password.</param>
public sealed record SecretLogin(string User, Secret Password)
{
    /// <summary>Reads one.</summary>
    /// <returns>Null for what is not of that form.</returns>
    public static SecretLogin? Parse(Secret text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return JsonNode.Parse(text.Reveal()) is JsonObject json && Text(json, "username") is { } user && Text(json, "password") is { } password
                ? new(user, new Secret(password))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
