using Cyclops.Model.Plans;

namespace Cyclops.Controller.Loop;

/// <summary>A change that was made and ought not to be planned again.</summary>
/// <param name="Step">The step as it was planned.</param>
/// <param name="Basis">What it followed from.</param>
/// <param name="Settled">Whether AWS said it was done, rather than under way.</param>
/// <param name="Times">How often it was made in a row.</param>
/// <param name="WasSeen">Whether AWS showed it as made before it settled.</param>
/// <param name="LastWord">What was said of it last, while it was under way.</param>
internal sealed record AppliedChange(Step Step, ChangeBasis Basis, bool Settled, int Times, TimeSpan At, bool WasSeen, string LastWord)
{
    /// <summary>How plans write a value that another step of theirs will produce.</summary>
    private const string KnownAfterApply = "(known after apply)";

    /// <summary>Whether a step is this change once more. What was not known when it was planned may be anything by now.</summary>
    public bool IsAgain(Step step) =>
        step.Verb == Step.Verb
        && step.Changes.Count == Step.Changes.Count
        && step.Changes.Zip(Step.Changes).All(p => IsAgain(p.First, p.Second));

    /// <summary>Whether a change of a field was part of this one. Of what was changed at once, AWS takes back only what rolls out.</summary>
    public bool Held(FieldChange change) => Step.Changes.Any(c => IsAgain(change, c));

    private static bool IsAgain(FieldChange now, FieldChange then) =>
        now.Path == then.Path
        && now.Live == then.Live
        && (now.Wanted == then.Wanted || then.Wanted == KnownAfterApply);
}
