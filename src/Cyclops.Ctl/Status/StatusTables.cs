using System.Globalization;
using Cyclops.Ctl.Terminal;

namespace Cyclops.Ctl.Status;

/// <summary>Statuses as tables.</summary>
internal static class StatusTables
{
    private const int ShortCommit = 7;
    private const int MaxMessage = 100;

    public static TextTable Environments(IEnumerable<ObjectDocument> environments, IReadOnlyCollection<ObjectDocument> apps, DateTimeOffset now)
    {
        var table = new TextTable("NAME", "APPS", "READY", "SYNCED", "COMMIT", "AGE", "MESSAGE");
        foreach (var item in environments)
        {
            var count = apps.Count(a => a.Environment == item.Environment).ToString(CultureInfo.InvariantCulture);
            table.Add([item.Environment, count, .. Common(item, now)]);
        }

        return table;
    }

    public static TextTable Apps(IEnumerable<ObjectDocument> apps, DateTimeOffset now)
    {
        var table = new TextTable("NAME", "ENVIRONMENT", "READY", "SYNCED", "COMMIT", "AGE", "MESSAGE");
        foreach (var item in apps)
        {
            table.Add([item.App ?? "", item.Environment, .. Common(item, now)]);
        }

        return table;
    }

    public static TextTable Resources(IEnumerable<ObjectDocument> objects)
    {
        var table = new TextTable("NAME", "KIND", "OWNER", "OUTCOME", "MESSAGE");
        foreach (var item in objects)
        {
            foreach (var resource in item.Resources)
            {
                var outcome = resource.Outcome switch
                {
                    "Converged" => Piece.Good(resource.Outcome),
                    "Failed" or "Stalled" => Piece.Danger(resource.Outcome),
                    _ => Piece.Change(resource.Outcome),
                };
                table.Add(resource.Name, resource.Kind, item.Key, outcome, Short(resource.Message));
            }
        }

        return table;
    }

    /// <summary><c>12s</c>, <c>5m</c>, <c>3h</c>, <c>9d</c>.</summary>
    public static string Age(TimeSpan age) => age switch
    {
        { TotalSeconds: < 0 } => "0s",
        { TotalSeconds: < 120 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalSeconds}s"),
        { TotalMinutes: < 120 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalMinutes}m"),
        { TotalHours: < 48 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalHours}h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalDays}d"),
    };

    /// <summary>A condition's status in its colour; <c>Degraded</c> is the one that is good when false.</summary>
    public static Piece Status(string type, string status) => (status, type == "Degraded") switch
    {
        ("True", false) or ("False", true) => Piece.Good(status),
        ("False", false) or ("True", true) => Piece.Danger(status),
        _ => Piece.Change(status),
    };

    /// <summary>Seven digits, as Git prints them.</summary>
    public static string Commit(string? sha) => sha is null ? "" : sha[..Math.Min(ShortCommit, sha.Length)];

    private static Piece[] Common(ObjectDocument item, DateTimeOffset now) =>
    [
        Status("Ready", item.StatusOf("Ready")),
        Status("Synced", item.StatusOf("Synced")),
        Commit(item.ObservedCommit),
        item.Find("Ready") is { } ready ? Age(now - ready.Since) : "",
        Short(item.Headline),
    ];

    private static string Short(string message) => message.Length <= MaxMessage ? message : message[..MaxMessage] + "…";
}
