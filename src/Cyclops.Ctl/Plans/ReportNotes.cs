using Cyclops.Ctl.Terminal;
using Cyclops.Ctl.Workspaces;

namespace Cyclops.Ctl.Plans;

/// <summary>What a person should know of a report beside the plans: bad manifests and what they freeze, what could not be read.</summary>
internal static class ReportNotes
{
    public static void Print(DiffReport report, Func<string, string> kindName, LineWriter notes)
    {
        if (report.Errors.Count > 0)
        {
            ErrorPrinter.Print(report.Errors, notes);
            notes.Line(Piece.Danger($"{ErrorPrinter.Count(report.Errors)}. While there are any, nothing is deleted."));
        }

        if (report.FrozenApps.Count > 0)
        {
            notes.Line(Piece.Danger($"Frozen, not planned: {string.Join(", ", report.FrozenApps)}."));
        }

        if (report.FrozenEnvironments.Count > 0)
        {
            notes.Line(Piece.Danger($"Not planned, with all their apps: {string.Join(", ", report.FrozenEnvironments)}."));
        }

        var plans = report.Environments.SelectMany(e => e.Plans).Select(p => p.Plan).ToList();
        foreach (var warning in plans.SelectMany(p => p.Forecasts.Select(f => $"Forecast: {f}").Concat(p.Drift.Select(d => $"Drift: {d}"))))
        {
            notes.Line(Piece.Change(warning));
        }

        foreach (var environment in report.Environments)
        {
            foreach (var (kind, why) in environment.Incomplete)
            {
                notes.Line(Piece.Danger($"{environment.Name}: {kindName(kind)} could not be read in full: {why.Message}"));
            }
        }
    }
}
