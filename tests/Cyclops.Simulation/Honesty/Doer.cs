using Cyclops.Model.Plans;
using Cyclops.Model.Sources;

namespace Cyclops.Simulation.Honesty;

/// <summary>Who does what a diff shows.</summary>
internal abstract class Doer
{
    /// <summary>Called before somebody changes things by hand and the branch moves.</summary>
    public abstract void Before();

    /// <summary>Brings the world to what a commit says, as far as it may.</summary>
    /// <returns>The steps it began, in order.</returns>
    public abstract List<MadeStep> Do(CommitInfo commit, IReadOnlyList<Step> shown, List<string> violations);
}
