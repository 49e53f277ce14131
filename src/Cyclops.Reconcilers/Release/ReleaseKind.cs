using Cyclops.Aws.Ecs;
using Cyclops.Aws.Logs;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.EcsService;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.LogGroup;
using Cyclops.Reconcilers.Ownership;
using Cyclops.Reconcilers.TaskDefinition;

namespace Cyclops.Reconcilers.Release;

/// <summary>
/// The one-off task that an app runs before a revision of it is rolled out. Nothing of it stays but a tag on the revision; what the
/// service runs has been released, so a pass without changes reads nothing.
/// </summary>
public sealed class ReleaseKind(EcsGateway ecs, EcsTaskGateway tasks, LogsGateway logs) : ResourceKind<ReleaseTaskSpec, ReleaseState>
{
    public const string KindName = "Release";

    /// <summary>Output: the ARN of the revision once it is released.</summary>
    public const string TaskDefinitionArnOutput = "TaskDefinitionArn";

    private const string Main = "main";

    private readonly ReleaseRun _run = new(ecs, tasks, new(logs));

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    public override string DisplayName => "release task";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ReferencedKinds => [EnvironmentStackKind.KindName, TaskDefinitionKind.KindName, LogGroupKind.KindName];

    /// <inheritdoc/>
    protected override FieldTable<ReleaseTaskSpec, ReleaseState> Fields { get; } = new FieldTable<ReleaseTaskSpec, ReleaseState>()
        .Input("taskDefinition", s => s.TaskDefinition, o => o.TaskDefinitionArn, ChangeMode.Rollout);

    public static ResourceId IdFor(ObjectKey app) => new(app, KindName, Main);

    /// <summary>By what tasks of an app's releases are found again.</summary>
    public static string StartedBy(ObjectKey app) => $"cyclops-release/{app.App}";

    /// <summary>The revision that a service may run: one that was released, where the app has a release.</summary>
    public static Input Released(AppScope scope) => scope.Spec.Release is null
        ? Input.Output(TaskDefinitionKind.IdFor(scope.Key), TaskDefinitionKind.ArnOutput)
        : Input.Output(IdFor(scope.Key), TaskDefinitionArnOutput);

    /// <inheritdoc/>
    public override IEnumerable<Resource> Expand(AppScope scope)
    {
        if (scope.Spec.Release is not { } release)
        {
            yield break;
        }

        var isFargate = scope.Environment.Cluster is ClusterSpec.Fargate;
        yield return new(
            IdFor(scope.Key),
            new ReleaseTaskSpec(
                Input.Output(TaskDefinitionKind.IdFor(scope.Key), TaskDefinitionKind.ArnOutput),
                EnvironmentInputs.ClusterName(scope.Environment),
                scope.App.Name,
                release.Command,
                release.Timeout,
                isFargate ? EnvironmentInputs.TaskSubnets(scope.Environment) : null,
                isFargate ? EnvironmentInputs.TaskSecurityGroup(scope.Environment) : null),
            scope.App.Position);
    }

    /// <summary>Once it has run, the service may take another revision.</summary>
    /// <inheritdoc/>
    public override bool ChangesOutputs(IReadOnlyCollection<FieldChange> changes) => true;

    /// <inheritdoc/>
    public override async Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken)
    {
        var observations = request.Desired.ToDictionary(d => d.Id, _ => (Observation)Observation.Absent.Instance);
        if (observations.Count == 0)
        {
            return observations;
        }

        var services = await EcsServiceReads.ListAsync(request, ecs, cancellationToken);
        foreach (var desired in request.Desired)
        {
            var name = EcsServiceKind.NameFor(desired.Id.Owner);
            if (services.FirstOrDefault(s => s.Name == name) is { } service
                && OwnershipTags.Read(service.Tags, request.Platform, request.Environment.Name) is { } owner)
            {
                observations[desired.Id] = new Observation.Found(
                    new ReleaseState(service.TaskDefinitionArn),
                    new([KeyValuePair.Create(TaskDefinitionArnOutput, service.TaskDefinitionArn)]),
                    owner with { Resource = desired.Id });
            }
        }

        return observations;
    }

    /// <inheritdoc/>
    protected override IEnumerable<Input?> Inputs(ReleaseTaskSpec spec) => [spec.TaskDefinition, spec.Cluster, spec.Subnets, spec.SecurityGroup];

    /// <inheritdoc/>
    protected override Task<VerbResult> CreateAsync(ResourceId id, ReleaseTaskSpec spec, VerbContext context, CancellationToken cancellationToken) =>
        _run.AdvanceAsync(id, spec, context, cancellationToken);

    /// <inheritdoc/>
    protected override Task<VerbResult> UpdateAsync(UpdateOf<ReleaseTaskSpec, ReleaseState> update, VerbContext context, CancellationToken cancellationToken) =>
        _run.AdvanceAsync(update.Id, update.Spec, context, cancellationToken);

    /// <summary>Nothing of it is there; a task that runs goes with its task definition.</summary>
    /// <inheritdoc/>
    protected override Task<VerbResult> DeleteAsync(ResourceId id, ReleaseState state, VerbContext context, CancellationToken cancellationToken) =>
        Task.FromResult(VerbResult.Converged());
}
