using System.Text.RegularExpressions;
using Cyclops.Ctl.Terminal;
using Cyclops.Engine.Applying;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Ctl.Applying;

/// <summary>One line for each step that was made, and for each thing waited for when that changes.</summary>
internal sealed partial class ApplyProgress(LineWriter notes, Func<string, string> kindName) : IApplyListener
{
    private readonly Dictionary<ResourceId, Outcome> _last = [];
    private readonly HashSet<(ObjectKey Owner, string Message)> _waits = [];

    /// <inheritdoc/>
    public Task StartingAsync(Step step, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task FinishedAsync(StepResult result, CancellationToken cancellationToken)
    {
        var (step, outcome, isAttempted) = result;
        var before = _last.GetValueOrDefault(step.Id, Outcome.Converged.Instance);
        _last[step.Id] = outcome;

        // Everything of an app may wait for the same thing, or be held up by it; that is one piece of news.
        if (outcome is Outcome.Stalled stalled && !isAttempted && !_waits.Add((step.Id.Owner, stalled.Message)))
        {
            return Task.CompletedTask;
        }

        if (outcome is Outcome.Blocked blocked)
        {
            if (_waits.Add((step.Id.Owner, blocked.Message)))
            {
                notes.Line($"  {step.Id.Owner}: ", Piece.Faint(blocked.Message));
            }
        }
        else if ((isAttempted && outcome is Outcome.Converged) || !IsSame(outcome, before))
        {
            notes.Line($"  {step.Id.Owner}: {kindName(step.Id.Kind)} {step.Id.Name} ", Say(step.Verb, outcome, isAttempted));
        }

        return Task.CompletedTask;
    }

    /// <summary>Whether two outcomes are the same news: the number of a request is none.</summary>
    private static bool IsSame(Outcome now, Outcome before) =>
        now == before
        || (now is Outcome.Failed n && before is Outcome.Failed b && n.Reason == b.Reason && RequestNumber().Replace(n.Message, "") == RequestNumber().Replace(b.Message, ""));

    [GeneratedRegex(@" \(request [^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex RequestNumber();

    private static Piece Say(Verb verb, Outcome outcome, bool isAttempted) => outcome switch
    {
        Outcome.Progressing p when isAttempted => Piece.Change($"{Done(verb)}; {p.Message}"),
        Outcome.Progressing p => Piece.Change($"in progress: {p.Message}"),
        Outcome.Failed f => Piece.Danger($"failed: {f.Reason}: {f.Message}"),
        Outcome.Stalled s => Piece.Danger($"refused: {s.Reason}: {s.Message}"),
        _ => Piece.Good(isAttempted ? Done(verb) : "is ready"),
    };

    private static string Done(Verb verb) => verb switch
    {
        Verb.Create => "created",
        Verb.Update => "updated",
        _ => "deleted",
    };
}
