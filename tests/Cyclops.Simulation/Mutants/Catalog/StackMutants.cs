namespace Cyclops.Simulation.Mutants.Catalog;

/// <summary>An environment's stacks lose data, get stuck, or apps move.</summary>
internal static class StackMutants
{
    private const string Folder = "src/Cyclops.Reconcilers/EnvironmentStack/";
    private const string Kind = Folder + "EnvironmentStackKind.cs";
    private const string Removal = Folder + "StackRemoval.cs";
    private const string Status = Folder + "StackStatus.cs";
    private const string Placement = "src/Cyclops.Reconcilers/LoadBalancers/Placement.cs";
    private const string Fleet = "src/Cyclops.Reconcilers/LoadBalancers/FleetSize.cs";
    private const string Growing = "a second load balancer";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new(
            "consent-not-asked-for",
            ["S25"],
            Kind,
            "base.Refuse(desired, spec, changes) ?? StackConsent.Refuse(desired, spec, changes);",
            "base.Refuse(desired, spec, changes);",
            "A change of a stack that loses data or has no way back is made.",
            "a database gets another version"),
        new(
            "undone-change-made-again",
            ["S21"],
            Folder + "StackObserver.cs",
            "var wasUndone = stack.Status == StackStatus.RolledBack && StackText.IsOf(operation?.Token, spec, resolve);",
            "var wasUndone = stack.Status == StackStatus.RolledBack && StackText.IsOf(null, spec, resolve);",
            "A change of a stack that AWS undid is made again after a restart.",
            "an environment's stack that fails"),
        new(
            "database-removed-without-consent",
            ["S25"],
            Removal,
            "return Needs(id, environment, $\"databases.{database}\", $\"spec.databases.{database}\", Snapshot);",
            "return null;",
            "A database that is taken out of the manifest is deleted.",
            "a database is taken out of the manifest"),
        new(
            "search-removed-without-consent",
            ["S25"],
            Removal,
            "StackParts.Search => Needs(",
            "StackParts.Search => environment.Protect ? null : Needs(",
            "A Solr that is taken out of the manifest is removed.",
            "a Solr is taken out of the manifest"),
        new(
            "protected-database-deleted",
            ["S25"],
            Removal,
            "private static bool IsProtected(EnvironmentStackState state) => state.Template?.GetValueOrDefault(ProtectionField) == \"true\";",
            "private static bool IsProtected(EnvironmentStackState state) => state.Template?.GetValueOrDefault(ProtectionField) == \"always\";",
            "A database is deleted though it is protected.",
            "a protected database is taken out of the manifest"),
        new(
            "environment-goes-before-its-apps",
            ["S3"],
            "src/Cyclops.Engine/Planning/EnvironmentPlans.cs",
            "if (!Environment.Removed)",
            "if (Environment.Name.Length > 0)",
            "An environment is removed while its apps are there.",
            "an environment is removed"),
        new(
            "environment-goes-in-part",
            ["S27"],
            Removal,
            "if (context.Environment.Removed && ProtectedOf(id.Owner, context.World) is { } database)",
            "if (context.Environment.Removed && ProtectedOf(new(id.Owner.Environment, \"none\"), context.World) is { } database)",
            "An environment goes in part while one of its databases may not.",
            "an environment with a protected database is removed"),
        new(
            "change-set-not-ready",
            ["L2", "S19"],
            Kind,
            "if (changeSet.IsReady)",
            "if (!changeSet.IsEmpty)",
            "A change is made though it could not be worked out.",
            "a change set that fails"),
        new(
            "failed-stack-made-again",
            ["S21"],
            Status,
            "_ when NeverWas(status) => isSameTemplate ? null : WayOut.MakeAgain,",
            "_ when NeverWas(status) => WayOut.MakeAgain,",
            "A stack that could not be made is made again from the template that failed.",
            "a stack that cannot be made"),
        new(
            "rollback-not-continued",
            ["L2"],
            Status,
            "\"UPDATE_ROLLBACK_FAILED\" => WayOut.ContinueRollback,",
            "\"UPDATE_ROLLBACK_FAILED\" => null,",
            "A change whose undoing failed stays where it is.",
            "a change fails, and so does going back"),
        new(
            "failed-change-not-rolled-back",
            ["L2"],
            Status,
            "\"UPDATE_FAILED\" => WayOut.RollBack,",
            "\"UPDATE_FAILED\" => null,",
            "A change that somebody made without a way back stays half made.",
            "somebody changes a stack and disables rollback"),
        new(
            "apps-placed-anew",
            ["S26"],
            Placement,
            "var isHere = rules.Key is { } app && wanted.ContainsKey(app) && places.TryAdd(app, balancer);",
            "if (rules.Key is { } own && wanted.ContainsKey(own)) { continue; } var isHere = false;",
            "Apps are placed at every look as if they were on no load balancer.",
            Growing),
        new(
            "incumbents-take-no-room",
            ["L2", "S19", "S26"],
            Placement,
            "used[balancer.Number] += isHere ? Math.Max(rules.Count(), wanted[rules.Key!]) : rules.Count();",
            "used[balancer.Number] += isHere ? 0 : rules.Count();",
            "Newcomers are placed as if nobody were there.",
            Growing),
        new(
            "fleet-too-small",
            ["L2", "S23"],
            Fleet,
            "var needed = (rules + Planned - 1) / Planned;",
            "var needed = rules / Planned;",
            "A load balancer too few is counted.",
            Growing),
        new(
            "load-balancer-with-rules-removed",
            ["S26"],
            Removal,
            "if (rules.Count > 0)",
            "if (rules.Count > 99)",
            "A load balancer goes though apps are on it.",
            "consent to remove a load balancer that has apps"),
    ];
}
