using System.Text.Json;
using Cyclops.Ctl.Json;
using Cyclops.Model.Plans;

namespace Cyclops.Ctl.Plans;

/// <summary>Plans as JSON; the shape is promised in <c>docs/cli.md</c>.</summary>
internal static class PlanJson
{
    /// <summary>Goes up when a member is removed or changes its meaning; new members do not count.</summary>
    public const int Version = 1;

    public static string Write(DiffReport report) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("source", report.Source);
        json.WriteString("commit", report.Commit?.Sha);
        json.WriteBoolean("committed", report.IsCommitted);
        json.WriteStartArray("environments");
        foreach (var environment in report.Environments)
        {
            Write(json, environment);
        }

        json.WriteEndArray();
        ErrorJson.Write(json, "errors", report.Errors);
        Strings(json, "frozenApps", report.FrozenApps);
        Strings(json, "frozenEnvironments", report.FrozenEnvironments);
        Write(json, report.Counts);
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, EnvironmentDiff environment)
    {
        json.WriteStartObject();
        json.WriteString("name", environment.Name);
        json.WriteStartArray("incomplete");
        foreach (var (kind, why) in environment.Incomplete)
        {
            json.WriteStartObject();
            json.WriteString("kind", kind);
            json.WriteString("reason", why.Reason);
            json.WriteString("message", why.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("plans");
        foreach (var plan in environment.Plans)
        {
            Write(json, plan);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, KeyDiff diff)
    {
        json.WriteStartObject();
        json.WriteString("key", diff.Plan.Key.ToString());
        json.WriteString("app", diff.Plan.Key.App);
        json.WriteString("manifest", diff.Manifest);
        json.WriteStartArray("steps");
        foreach (var step in diff.Plan.Steps.Where(s => s.Verb != Verb.Keep || s.Refusal is not null))
        {
            Write(json, step);
        }

        json.WriteEndArray();
        Strings(json, "warnings", diff.Plan.Warnings);
        json.WriteNumber("unchanged", diff.Plan.Steps.Count(s => s.Verb == Verb.Keep && s.Refusal is null));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Step step)
    {
        json.WriteStartObject();
        json.WriteString("verb", step.Verb == Verb.Keep ? "unknown" : Lower(step.Verb));
        json.WriteString("kind", step.Id.Kind);
        json.WriteString("name", step.Id.Name);
        json.WriteString("manifest", step.Source?.ToString());
        Strings(json, "dependsOn", step.DependsOn.Select(d => d.ToString()));
        if (step.Refusal is { } refusal)
        {
            json.WriteStartObject("refused");
            json.WriteString("reason", refusal.Reason);
            json.WriteString("message", refusal.Message);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("refused");
        }

        json.WriteStartArray("changes");
        foreach (var change in step.Changes)
        {
            Write(json, change);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FieldChange change)
    {
        json.WriteStartObject();
        json.WriteString("path", change.Path);
        json.WriteString("wanted", change.Wanted);
        json.WriteString("live", change.Live);
        json.WriteString("lastApplied", change.LastApplied);
        json.WriteString("mode", Lower(change.Mode));
        json.WriteString("cause", Lower(change.Cause));
        json.WriteBoolean("secret", change.IsSecret);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PlanCounts counts)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("create", counts.Create);
        json.WriteNumber("update", counts.Update);
        json.WriteNumber("delete", counts.Delete);
        json.WriteNumber("refused", counts.Refused);
        json.WriteNumber("unknown", counts.Unknown);
        json.WriteNumber("unchanged", counts.Unchanged);
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static string Lower<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
