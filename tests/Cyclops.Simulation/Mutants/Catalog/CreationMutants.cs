namespace Cyclops.Simulation.Mutants.Catalog;

/// <summary>Something is made twice, or counts as made when it is not.</summary>
internal static class CreationMutants
{
    private const string Rule = "src/Cyclops.Reconcilers/ListenerRule/ListenerRuleKind.cs";
    private const string Definition = "src/Cyclops.Reconcilers/TaskDefinition/TaskDefinitionKind.cs";
    private const string TargetGroup = "src/Cyclops.Reconcilers/TargetGroup/TargetGroupKind.cs";
    private const string Ecs = "src/Cyclops.Aws/Ecs/EcsGateway.cs";
    private const string LostAnswers = "answers that are lost";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new(
            "rule-made-twice",
            ["S10", "S11"],
            Rule,
            "if (made is null)",
            "if (made is null || made.Arn.Length > 0)",
            "After a lost answer a rule is made at the next free priority, without a look for the first one.",
            LostAnswers),
        new(
            "definition-registered-blind",
            ["S10"],
            Definition,
            "var arn = registered is not null && IsAsWanted(spec, new(family, registered), context.Resolve)",
            "var arn = registered is not null && registered.Arn.Length == 0",
            "After a lost answer the same task definition is registered once more.",
            LostAnswers),
        new(
            "registration-sent-again",
            ["S10"],
            Ecs,
            "clients.EcsOnce.RegisterTaskDefinitionAsync(",
            "clients.Ecs.RegisterTaskDefinitionAsync(",
            "The client sends a registration again by itself, which registers another revision.",
            LostAnswers),
        new(
            "delay-tag-before-the-deed",
            ["S23", "L1", "L2", "L3"],
            TargetGroup,
            "var arn = await elb.CreateTargetGroupAsync(Request(spec, context), OwnershipTags.For(id, context), cancellationToken);",
            "var arn = await elb.CreateTargetGroupAsync(Request(spec, context), new Dictionary<string, string>(OwnershipTags.For(id, context)) { [DelayTag] = Text(spec.DeregistrationDelaySeconds) }, cancellationToken);",
            "A target group says that its delay was set before it was.",
            "crashes between two calls"),
    ];
}
