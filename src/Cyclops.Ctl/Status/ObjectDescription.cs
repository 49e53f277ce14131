using Cyclops.Ctl.Terminal;

namespace Cyclops.Ctl.Status;

/// <summary>One app or environment in full, in the manner of <c>kubectl describe</c>.</summary>
internal static class ObjectDescription
{
    public static void Print(ObjectDocument item, SourceDocument source, DateTimeOffset now, LineWriter writer)
    {
        writer.Line("Name:         ", Piece.Strong(item.App ?? item.Environment));
        if (item.App is not null)
        {
            writer.Line($"Environment:  {item.Environment}");
        }

        writer.Line($"Commit:       {item.ObservedCommit ?? "(none yet)"}");
        writer.Line($"Repository:   {source.Url} {source.Branch}:{source.Path}");
        if (item.NextVisit is { } next)
        {
            writer.Line($"Next visit:   in {StatusTables.Age(next - now)}");
        }

        if (source.Hold is { } hold)
        {
            writer.Line("Hold:         ", Piece.Danger($"{hold.Reason}: {hold.Message}"), $" (for {StatusTables.Age(now - hold.Since)})");
        }

        PrintConditions(item, now, writer);
        PrintResources(item, writer);
        writer.Line();
        writer.Line("Drift:", item.Drift.Count == 0 ? " none seen" : "");
        foreach (var line in item.Drift)
        {
            writer.Line("  ", Piece.Change(line));
        }
    }

    private static void PrintConditions(ObjectDocument item, DateTimeOffset now, LineWriter writer)
    {
        writer.Line();
        var table = new TextTable("CONDITION", "STATUS", "AGE", "REASON", "MESSAGE");
        foreach (var condition in item.Conditions)
        {
            table.Add(
                condition.Type,
                StatusTables.Status(condition.Type, condition.Status),
                StatusTables.Age(now - condition.Since),
                condition.Reason,
                condition.Message);
        }

        table.WriteTo(writer);
    }

    private static void PrintResources(ObjectDocument item, LineWriter writer)
    {
        writer.Line();
        if (item.Resources.Count == 0)
        {
            writer.Line("Resources: none");
            return;
        }

        StatusTables.Resources([item]).WriteTo(writer);
    }
}
