namespace Cyclops.Simulation.Mutants.Catalog;

/// <summary>What is ours and what is not are mixed up.</summary>
internal static class OwnershipMutants
{
    private const string Tags = "src/Cyclops.Reconcilers/Ownership/OwnershipTags.cs";
    private const string Planner = "src/Cyclops.Engine/Planning/Planner.cs";
    private const string TargetGroup = "src/Cyclops.Reconcilers/TargetGroup/TargetGroupKind.cs";
    private const string Service = "src/Cyclops.Reconcilers/EcsService/EcsServiceKind.cs";
    private const string Rule = "src/Cyclops.Reconcilers/ListenerRule/ListenerRuleKind.cs";
    private const string Names = "src/Cyclops.Engine/Naming/ResourceNames.cs";
    private const string NameTaken = "a name that is taken by somebody else";
    private const string TwoEnvironments = "one app in two environments";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new(
            "target-group-owned-by-name",
            ["S1", "S2", "S13"],
            TargetGroup,
            """: Clash.With($"target group {name}", taken.Arn, desired.Id);""",
            ": new Observation.Found(new TargetGroupState(taken, DelayOf(taken)), new([KeyValuePair.Create(ArnOutput, taken.Arn)]), new(desired.Id, Commit: null));",
            "A target group of the right name is taken for ours, whatever its tags say.",
            NameTaken),
        new(
            "service-owned-by-name",
            ["S1", "S2", "S13"],
            Service,
            """observations[id] = Clash.With($"service {service.Name}", service.Arn, id);""",
            "observations[id] = new Observation.Found(service, EquatableMap<string>.Empty, new(id, Commit: null));",
            "A service of the right name is taken for ours, whatever its tags say.",
            NameTaken),
        new(
            "foreign-is-absent",
            ["S1", "S9", "S13", "L1"],
            Planner,
            "Observation.Foreign foreign => Make(Verb.Create, Describe(), foreign.Refusal),",
            "Observation.Foreign => Make(Verb.Create, Describe(), resource.Hold),",
            "What is taken by somebody else is made all the same.",
            NameTaken),
        new(
            "environment-tag-ignored",
            ["S1", "S2", "S3", "S9", "S13", "L1"],
            Tags,
            "|| tags.GetValueOrDefault(Environment) != environment",
            "|| tags.GetValueOrDefault(Environment) is null",
            "What is tagged as of another environment is taken for the one that is observed.",
            TwoEnvironments),
        new(
            "platform-tag-ignored",
            ["S1", "S2", "S3", "S9", "S13", "L1"],
            Tags,
            "if (tags.GetValueOrDefault(Platform) != platform",
            "if (tags.GetValueOrDefault(Platform) is null",
            "What another installation made is taken for ours.",
            "two installations in one account"),
        new(
            "rule-without-tags",
            ["S1", "S9", "S10", "S11", "L1"],
            Rule,
            "isAtAlternate: false)), OwnershipTags.For(id, context), cancellationToken);",
            "isAtAlternate: false)), new Dictionary<string, string>(), cancellationToken);",
            "Rules are made without the tags that say whose they are."),
        new(
            "commit-tag-left-off",
            ["S11", "L1", "L6"],
            Tags,
            "tags[Commit] = commit.Sha;",
            "tags.Remove(Commit);",
            "What is made does not say from which commit, so that nothing warrants its removal."),
        new(
            "name-cut-without-hash",
            ["S13", "S14", "L1"],
            Names,
            """return $"{slug}-{Hash(HashLength, identity)}";""",
            "return readable.Length <= limit ? readable : readable[..limit];",
            "Names are cut to the service's limit and have no hash.",
            TwoEnvironments),
        new(
            "name-without-environment",
            ["S13", "S14", "L1"],
            TargetGroup,
            "scope.App.Name, scope.Platform.Name, scope.Environment.Name, scope.App.Name, id.LocalName)",
            "scope.App.Name, scope.Platform.Name, scope.App.Name, id.LocalName)",
            "The hash in a target group's name leaves the environment out.",
            TwoEnvironments),
    ];
}
