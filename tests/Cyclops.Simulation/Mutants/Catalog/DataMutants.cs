namespace Cyclops.Simulation.Mutants.Catalog;

/// <summary>Data of apps goes too early or without a copy, and passwords where they do not belong.</summary>
internal static class DataMutants
{
    private const string Database = "src/Cyclops.Reconcilers/Database/DatabaseWork.cs";
    private const string Secret = "src/Cyclops.Reconcilers/DatabaseSecret/DatabaseSecretContents.cs";
    private const string Retired = "an app with data leaves for longer than the retention";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new(
            "data-goes-early",
            ["S29", "S33"],
            "src/Cyclops.Reconcilers/Retention/RetentionTags.cs",
            "now - since >= TimeSpan.FromSeconds(span)",
            "now - since >= TimeSpan.FromSeconds(span / 2)",
            "What is kept for a time goes after half of it.",
            Retired),
        new(
            "database-goes-without-a-dump",
            ["S29"],
            Database,
            "state.Database is null ? (null, null)",
            "state.Database is not null ? (null, null)",
            "A database is dropped and nothing of it was stored.",
            Retired),
        new(
            "password-as-a-tag",
            ["S37"],
            Database,
            "[DatabaseSecretState.AppliedTag] = spec.HashAt(address, stored.VersionId)",
            "[DatabaseSecretState.AppliedTag] = value.Password.Reveal()",
            "The password is written where everybody reads.",
            "an app has a database"),
        new(
            "password-changes-under-the-app",
            ["S30"],
            Secret,
            "Slot = old.Slot == 'a' ? 'b' : 'a'",
            "Slot = old.Slot",
            "The login role that the running containers use gets another password.",
            "an app's password is rotated"),
        new(
            "release-ends-well-anyhow",
            ["S32"],
            "src/Cyclops.Reconcilers/Release/ReleaseRun.cs",
            "if (code == 0 && ended.StopCode",
            "if (code != -1 && ended.StopCode",
            "A release that failed counts as one that ended well.",
            "the release of an app fails"),
    ];
}
