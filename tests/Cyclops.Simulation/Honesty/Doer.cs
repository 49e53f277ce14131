using Cyclops.Model.Plans;
using Cyclops.Model.Sources;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Honesty;

/// <summary>Who does what a diff shows.</summary>
internal abstract class Doer(SimulatedWorld world)
{
    protected SimulatedWorld World { get; } = world;

    /// <summary>Stacks whose last change AWS took back.</summary>
    public IReadOnlySet<ResourceId> Undone() => World.View.OfKind(CloudView.Stack)
        .Where(s => s is { Owner.App: null } && s["status"] == "UPDATE_ROLLBACK_COMPLETE")
        .Select(s => EnvironmentStackKind.IdFor(s.Owner!.Environment, s.Owner.Resource.Split('/')[^1]))
        .ToHashSet();

    /// <summary>Called before somebody changes things by hand and the branch moves.</summary>
    public abstract void Before();

    /// <summary>Brings the world to what a commit says, as far as it may.</summary>
    /// <returns>The steps it began, in order.</returns>
    public abstract List<MadeStep> Do(CommitInfo commit, IReadOnlyList<Step> shown, List<string> violations);
}
