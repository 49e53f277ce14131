namespace Cyclops.Simulation.Mutants.Catalog;

/// <summary>Something is deleted that nobody asked to be, or never deleted.</summary>
internal static class DeletionMutants
{
    private const string Warrant = "src/Cyclops.Engine/Guards/WarrantContext.cs";
    private const string Budget = "src/Cyclops.Engine/Guards/DeletionBudget.cs";
    private const string Reviewer = "src/Cyclops.Engine/Guards/DeletionReviewer.cs";
    private const string Snapshots = "src/Cyclops.Engine/Manifests/Reading/SnapshotReader.cs";
    private const string Feeder = "src/Cyclops.Controller/Loop/KeyFeeder.cs";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new(
            "no-ancestor-check",
            ["S3"],
            Warrant,
            "if (!await history.IsAncestorAsync(applied, headCommit, cancellationToken))",
            "if (applied.Sha.Length == 0)",
            "A commit that is in no history of the branch warrants a removal.",
            "history rewritten while the store is lost"),
        new(
            "budget-ten-times",
            ["S5"],
            Budget,
            "safety.MaxDeletePercent / 100.0",
            "safety.MaxDeletePercent / 10.0",
            "Ten times as many apps may go at once as the platform allows.",
            "many apps removed in one commit"),
        new(
            "word-before-the-deed",
            ["S5"],
            Budget,
            "&& await WereGoneBeforeAsync(commit, environment, removed, cancellationToken))",
            ")",
            "A commit that removes apps may itself say that they are meant to go.",
            "many apps removed in one commit that has the trailer"),
        new(
            "incomplete-snapshot-deletes",
            ["S3", "S4"],
            Reviewer,
            "if (!head.IsComplete)",
            "if (head.Platform is null)",
            "Removals go on while another manifest cannot be read.",
            "a commit that removes one app and breaks another"),
        new(
            "unreadable-file-is-missing",
            ["S3", "S4"],
            Snapshots,
            "result[file.Path] = FileParser.Parse(file, role);",
            """
            var parsed = FileParser.Parse(file, role);
            if (parsed.IsValid)
            {
                result[file.Path] = parsed;
            }
            """,
            "A manifest that cannot be read counts as not there.",
            "a commit that breaks an app's manifest"),
        new(
            "unasked-never-fed",
            ["S11", "L5", "L6"],
            Feeder,
            "foreach (var key in pass.Unasked.Concat(waiting).Distinct().Order())",
            "foreach (var key in waiting.Distinct().Order())",
            "What is found and in no manifest is visited only while it has a status.",
            "an app removed while the store is lost"),
    ];
}
