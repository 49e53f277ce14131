using Cyclops.Engine.Manifests.Fields;
using Cyclops.Model;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>A task that runs at times.</summary>
internal static class JobFields
{
    public static readonly Field<string> Schedule = Field<string>.Needed(
        "schedule",
        new TextKind("a schedule", "\"0 3 * * *\"") { MinLength = 1, MaxLength = 200, Rule = ScheduleText.Problem, Canonical = ScheduleText.Canonical },
        "When: the five fields of a crontab, `cron(0 3 * * ? *)` or `rate(6 hours)` as AWS writes them.");

    public static readonly Field<EquatableList<string>> Command = Field<EquatableList<string>>.Needed(
        "command", SharedKinds.ReleaseCommand, "What runs in the app's main container in place of its `command`, as a list; a bare text is run as `/bin/sh -c text`.");

    public static readonly Field<string> Timezone = Field<string>.WithDefault(
        "timezone",
        new TextKind("the name of a time zone", "Europe/Berlin")
        {
            // Source: EventBridge Scheduler API Reference, ScheduleExpressionTimezone; the names are IANA's.
            Pattern = "[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}",
            MaxLength = 50,
        },
        "UTC",
        "Time zone that the schedule is meant in, by its IANA name. Summer time is minded.");

    public static readonly ObjectKind Kind = new(
        "Job", "A task of the app that runs at times: its containers as they are live, with another command in the main one. It ends when the main container does.", Schedule, Command, Timezone)
    {
        Planned = ["timeout", "overlap", "retries", "cpu", "memory", "enabled", "suspend"],
        Synonyms = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["cron"] = "schedule", ["rate"] = "schedule", ["tz"] = "timezone", ["timeZone"] = "timezone", ["args"] = "command" },
    };
}
