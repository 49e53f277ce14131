namespace Cyclops.Simulation.Mutants.Catalog;

/// <summary>Steps are made in the wrong order.</summary>
internal static class OrderMutants
{
    private const string Planner = "src/Cyclops.Engine/Planning/Planner.cs";
    private const string Applier = "src/Cyclops.Engine/Applying/Applier.cs";
    private const string Dns = "src/Cyclops.Reconcilers/DnsRecord/DnsRecordKind.cs";
    private const string Removal = "removing an app";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new(
            "target-group-before-rule",
            ["S12", "S21"],
            Planner,
            ".OrderByDescending(o => kinds.RankOf(o.Key.Kind))",
            ".OrderBy(o => kinds.RankOf(o.Key.Kind))",
            "What others refer to is deleted first.",
            Removal),
        new(
            "deletes-wait-for-nobody",
            ["S12", "S21"],
            Planner,
            "all.Where(other => kinds.Refers(other.Kind, id.Kind)).Order().ToEquatableList(),",
            "[],",
            "A deletion does not wait until those who refer to the resource are gone.",
            Removal),
        new(
            "failed-step-blocks-nobody",
            ["S12", "S21"],
            Applier,
            "if (result.Outcome is not Outcome.Converged)",
            "if (result.Outcome is Outcome.Blocked)",
            "Steps go on though what they depend on failed or is under way.",
            Removal),
        new(
            "record-before-rule",
            ["S12"],
            Dns,
            "[spec.Zone, spec.TargetName, spec.TargetZone, spec.Rule];",
            "[spec.Zone, spec.TargetName, spec.TargetZone];",
            "A host's record is made before the rule that serves the host.",
            "creating an app"),
        new(
            "new-revision-not-rolled-out",
            ["S9", "S23", "L1"],
            Planner,
            "if (step.Verb == Verb.Create || (step.Verb == Verb.Update && kinds[step.Id.Kind].ChangesOutputs(step.Changes)))",
            "if (step.Verb == Verb.Create)",
            "A service does not learn that its task definition gets a new revision.",
            "changing an image"),
    ];
}
