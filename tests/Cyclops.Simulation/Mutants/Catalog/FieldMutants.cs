namespace Cyclops.Simulation.Mutants.Catalog;

/// <summary>A field is not compared, or gets a value that nobody wrote.</summary>
internal static class FieldMutants
{
    private const string App = "src/Cyclops.Engine/Manifests/Tables/AppFields.cs";
    private const string Service = "src/Cyclops.Reconcilers/EcsService/EcsServiceKind.cs";
    private const string TargetGroup = "src/Cyclops.Reconcilers/TargetGroup/TargetGroupKind.cs";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new(
            "tag-not-pinned",
            ["S31"],
            "src/Cyclops.Reconcilers/TaskDefinition/TaskDefinitionKind.cs",
            "Image = context.Require(spec.Images[c.Name]),",
            "Image = c.Image,",
            "A tag is looked up and ECS is given the tag.",
            "an app in a registry that is asked"),
        new(
            "replicas-default-zero",
            ["S21"],
            App,
            """
            new NumberOrMapKind(new IntegerKind(0, ScalingFields.Most), ScalingFields.Kind),
                    "1",
            """,
            """
            new NumberOrMapKind(new IntegerKind(0, ScalingFields.Most), ScalingFields.Kind),
                    "0",
            """,
            "An app that does not say how many copies it wants gets none.",
            "an app without replicas"),
        new(
            "desired-count-not-compared",
            ["S23", "L1", "L7"],
            Service,
            """.Number(CountField, s => s.DesiredCount, o => o.IsScaled ? null : o.DesiredCount)""",
            """.Number(CountField, s => s.DesiredCount, _ => null)""",
            "How many copies run is never compared with what is wanted.",
            "scaling, and drift of the count"),
        new(
            "health-check-path-not-compared",
            ["S23", "L1", "L7"],
            TargetGroup,
            """.Text("healthCheck.path", s => s.HealthCheckPath, o => o.Group.HealthCheckPath)""",
            """.Text("healthCheck.path", s => s.HealthCheckPath, _ => null)""",
            "The path of a health check is set once and never again.",
            "a health check that changes, and drift of it"),
    ];
}
