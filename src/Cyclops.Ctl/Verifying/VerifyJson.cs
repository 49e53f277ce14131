using Cyclops.Ctl.Json;

namespace Cyclops.Ctl.Verifying;

/// <summary>Checklists as JSON; the shape is promised in <c>docs/cli.md</c>.</summary>
internal static class VerifyJson
{
    /// <summary>Goes up when a member is removed or changes its meaning; new members do not count.</summary>
    private const int Version = 1;

    public static string Write(VerifyReport report) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("source", report.Source);
        json.WriteStartArray("checklists");
        foreach (var list in report.Lists)
        {
            json.WriteStartObject();
            json.WriteString("name", list.Name);
            json.WriteString("status", Word(list.Status));
            json.WriteStartArray("checks");
            foreach (var check in list.Checks)
            {
                json.WriteStartObject();
                json.WriteString("name", check.Name);
                json.WriteString("status", Word(check.Status));
                json.WriteString("lookedAt", check.LookedAt);
                json.WriteString("message", check.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        ErrorJson.Write(json, "errors", report.Errors);
        json.WriteEndObject();
    });

    private static string Word(CheckStatus status) => status == CheckStatus.Unknown ? "unknown" : Check.WordOf(status);
}
