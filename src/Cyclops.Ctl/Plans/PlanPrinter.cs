using Cyclops.Ctl.Terminal;
using Cyclops.Model;
using Cyclops.Model.Plans;

namespace Cyclops.Ctl.Plans;

/// <summary>Plans as text.</summary>
/// <param name="writer">Where to.</param>
/// <param name="kindName">What people call a kind, by its registered name.</param>
internal sealed class PlanPrinter(LineWriter writer, Func<string, string> kindName)
{
    /// <summary>All plans with differences, then one line that counts.</summary>
    public void Print(DiffReport report)
    {
        foreach (var diff in report.Environments.SelectMany(e => e.Plans))
        {
            Print(diff);
        }

        var counts = report.Counts;
        if (!counts.HasDifferences && counts.Unknown == 0)
        {
            writer.Line(Piece.Good($"No differences: AWS is as the manifests say ({Words.Count(counts.Unchanged, "resource")})."));
            return;
        }

        writer.Line(Piece.Strong(counts.ToString()));
    }

    /// <summary>One app or environment; nothing when it has no differences.</summary>
    public void Print(KeyDiff diff)
    {
        // What may hurt comes first; otherwise the order in which it is done.
        var shown = diff.Plan.Steps
            .Where(s => s.Verb != Verb.Keep || s.Refusal is not null)
            .OrderBy(Severity)
            .ToList();
        if (shown.Count == 0)
        {
            return;
        }

        writer.Line(Piece.Strong(diff.Plan.Key.ToString()), Piece.Faint($" ({diff.Manifest ?? "no manifest any more"})"));
        Refusal? before = null;
        foreach (var step in shown)
        {
            Print(step, before);
            before = step.Refusal;
        }

        writer.Line();
    }

    private static int Severity(Step step) =>
        step.Refusal is not null ? 0
        : step.Verb == Verb.Delete ? 1
        : 2;

    private void Print(Step step, Refusal? before)
    {
        var what = $"{kindName(step.Id.Kind)} {step.Id.Name}";
        if (step.Refusal is { } refusal)
        {
            var head = step.Verb == Verb.Keep ? "? unknown  " : "! refused  ";
            var verb = step.Verb == Verb.Keep ? "" : $"{Word(step.Verb)} ";
            writer.Line("  ", Piece.Danger(head + verb + what));
            if (refusal != before)
            {
                writer.Line("      ", $"{refusal.Reason}: {refusal.Message}");
            }
        }
        else
        {
            writer.Line("  ", Head(step, what), Note(step));
        }

        foreach (var change in step.Changes)
        {
            Print(step.Verb, change);
        }
    }

    private static Piece Head(Step step, string what) => step.Verb switch
    {
        Verb.Create => Piece.Good($"+ create   {what}"),
        Verb.Update => Piece.Change($"~ update   {what}"),
        _ => Piece.Danger($"- delete   {what}"),
    };

    private static string Word(Verb verb) => verb switch
    {
        Verb.Create => "create",
        Verb.Update => "update",
        _ => "delete",
    };

    private static Piece Note(Step step) =>
        step.Verb == Verb.Update && step.Changes.Any(c => c.Mode == ChangeMode.Rollout)
            ? Piece.Faint(" (rolls the app)")
            : "";

    private void Print(Verb verb, FieldChange change)
    {
        if (verb == Verb.Create)
        {
            writer.Line("      ", $"{change.Path}: {ShownValues.One(change.Wanted)}");
            return;
        }

        var (live, wanted) = ShownValues.Pair(change.Live, change.Wanted);
        writer.Line("      ", $"{change.Path}: {live} -> {wanted}", Piece.Change(Cause(change)));
    }

    private static string Cause(FieldChange change) => change.Cause switch
    {
        ChangeCause.Drift => $" (someone changed AWS: was {ShownValues.One(change.LastApplied)} when applied)",
        ChangeCause.TagMoved => " (the registry has another image by this tag now)",
        ChangeCause.ManifestAndDrift =>
            $" (the manifest changed, and someone changed AWS: was {ShownValues.One(change.LastApplied)} when applied)",
        _ => "",
    };
}
