using System.Text.Json;
using Cyclops.Model.Secrets;

namespace Cyclops.Registries.Authorization;

/// <summary>What a token server answers.</summary>
/// <param name="Lifetime">From when it was issued.</param>
internal sealed record TokenAnswer(Secret Token, TimeSpan Lifetime)
{
    // Distribution, "Token Authentication Specification": expires_in, when omitted.
    private const int DefaultSeconds = 60;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Null: it is none.</summary>
    public static TokenAnswer? Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            if (json.RootElement.ValueKind != JsonValueKind.Object || (Text(json.RootElement, "token") ?? Text(json.RootElement, "access_token")) is not { } token)
            {
                return null;
            }

            var seconds = json.RootElement.TryGetProperty("expires_in", out var member) && member.ValueKind == JsonValueKind.Number && member.TryGetDouble(out var number)
                ? Math.Clamp(number, 0, Longest.TotalSeconds)
                : DefaultSeconds;
            return new(new Secret(token), TimeSpan.FromSeconds(seconds));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text that can be sent in a header; null: there is none.</summary>
    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String && member.GetString() is { Length: > 0 } text && text.All(c => c is > ' ' and < '\u007f')
            ? text
            : null;
}
