namespace Cyclops.Simulation.Mutants.Catalog;

/// <summary>Status says that all is well, and it is not.</summary>
internal static class StatusMutants
{
    private const string Readiness = "src/Cyclops.Reconcilers/EcsService/EcsServiceReadiness.cs";
    private const string Stack = "src/Cyclops.Reconcilers/EnvironmentStack/StackStatus.cs";
    private const string Projection = "src/Cyclops.Engine/Statuses/StatusProjection.cs";
    private const string Open = "var open = standing.Results.Where(r => !IsDone(r)).ToList();";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new(
            "pending-rollout-is-ready",
            ["S23"],
            Readiness,
            "\"COMPLETED\" when isScaled || primary.RunningCount >= primary.DesiredCount => Outcome.Converged.Instance,",
            "\"COMPLETED\" or \"IN_PROGRESS\" => Outcome.Converged.Instance,",
            "A service counts as settled while its rollout is under way."),
        new(
            "failed-stack-is-ready",
            ["S23", "L11"],
            Stack,
            "_ when NeverWas(stack.Status) => Stalled(",
            "_ when NeverWas(stack.Status) => stack.Status.Length > 0 ? Model.Outcomes.Outcome.Converged.Instance : Stalled(",
            "An environment whose stack could not be made counts as made.",
            "an environment's stack that fails"),
        new(
            "only-attempted-steps-count",
            ["S23", "L5"],
            Projection,
            Open,
            "var open = standing.Results.Where(r => r.Attempted && !IsDone(r)).ToList();",
            "What could not even be tried does not keep an app from being in sync.",
            "faults of reads"),
        new(
            "failed-deletion-not-shown",
            ["S23", "L5"],
            Projection,
            Open,
            "var open = standing.Results.Where(r => r.Step.Verb != Verb.Delete && !IsDone(r)).ToList();",
            "An app is in sync while something of it cannot be deleted.",
            "a host taken out of an app while deletions fail"),
    ];
}
