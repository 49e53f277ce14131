using Cyclops.Aws.Ecs;
using Cyclops.Engine.Kinds;
using Cyclops.Engine.Naming;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.Database;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.ErrorProject;
using Cyclops.Reconcilers.Image;
using Cyclops.Reconcilers.LogGroup;
using Cyclops.Reconcilers.Ownership;
using Cyclops.Reconcilers.Release;
using Cyclops.Reconcilers.SearchCore;
using Cyclops.Reconcilers.SecretReference;
using Cyclops.Reconcilers.SmtpUser;
using Cyclops.Reconcilers.TaskRole;

namespace Cyclops.Reconcilers.TaskDefinition;

/// <summary>
/// The task definition of an app. Its family carries a hash of its content: a lost answer is found again by name, equal
/// content is never registered twice, and a pass without changes reads no definition at all.
/// </summary>
public sealed class TaskDefinitionKind : ResourceKind<TaskDefinitionSpec, TaskDefinitionState>
{
    public const string KindName = "TaskDefinition";

    /// <summary>Output: the ARN of the revision.</summary>
    public const string ArnOutput = "Arn";

    internal const string Main = "main";

    /// <summary>Hexadecimal digits of the content's hash in a family name: 48 bits.</summary>
    private const int HashLength = 12;

    private readonly EcsGateway _ecs;
    private readonly EcsTaskGateway _tasks;
    private readonly ImageRegistries _registries;
    private readonly TaskDefinitionObserver _observer;

    public TaskDefinitionKind(EcsGateway ecs, EcsTaskGateway tasks, ImageRegistries registries) =>
        (_ecs, _tasks, _registries, _observer) = (ecs, tasks, registries, new(ecs, FamilyOf, IsAsWanted));

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    public override string DisplayName => "task definition";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ReferencedKinds => [EnvironmentStackKind.KindName, ImageKind.KindName, LogGroupKind.KindName, DatabaseKind.KindName, ErrorProjectKind.KindName, SearchCoreKind.KindName, SecretReferenceKind.KindName, SmtpUserKind.KindName, TaskRoleKind.KindName];

    /// <inheritdoc/>
    protected override FieldTable<TaskDefinitionSpec, TaskDefinitionState> Fields { get; } = new FieldTable<TaskDefinitionSpec, TaskDefinitionState>()
        .Text("networkMode", s => s.NetworkMode, o => o.Definition?.NetworkMode, ChangeMode.Rollout)
        .Number("cpu", s => s.Cpu, o => o.Definition?.Cpu, ChangeMode.Rollout)
        .Number("memory", s => s.Memory, o => o.Definition?.Memory, ChangeMode.Rollout)
        .Input("executionRole", s => s.ExecutionRole, o => o.Definition?.ExecutionRoleArn, ChangeMode.Rollout)
        .Input("taskRole", s => s.TaskRole, o => o.Definition?.TaskRoleArn, ChangeMode.Rollout)
        .Input("logGroup", s => s.LogGroup, o => o.Definition?.Containers is [var first, ..] ? first.LogGroup : null, ChangeMode.Rollout)
        .InputMap("containers", ContainerFields.Flatten, o => o.Definition is { } d ? ContainerFields.Flatten(d.Containers) : null, ChangeMode.Rollout);

    public static ResourceId IdFor(ObjectKey app) => new(app, KindName, Main);

    /// <inheritdoc/>
    public override IEnumerable<Resource> Expand(AppScope scope) =>
        [new(IdFor(scope.Key), TaskDefinitionExpansion.Expand(scope, _registries, _ecs.Region), scope.App.Position)];

    /// <summary>A revision never changes: every change gives a new one.</summary>
    /// <inheritdoc/>
    public override bool ChangesOutputs(IReadOnlyCollection<FieldChange> changes) => true;

    /// <inheritdoc/>
    public override Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(
        ObserveRequest request,
        CancellationToken cancellationToken) =>
        _observer.ObserveAsync(request, cancellationToken);

    /// <inheritdoc/>
    protected override IEnumerable<FieldChange> Compare(TaskDefinitionSpec spec, TaskDefinitionSpec? lastApplied, TaskDefinitionState state, Resolver resolve) =>
        state.Definition is null
            // Its family told that it is as wanted; what will be known only later it did not tell of.
            ? Fields.Pending(spec, resolve)
            : base.Compare(spec, lastApplied, state, resolve).Select(change => ImageCauses.Told(change, spec, lastApplied));

    /// <inheritdoc/>
    protected override IEnumerable<Input?> Inputs(TaskDefinitionSpec spec) => [spec.ExecutionRole, spec.TaskRole, spec.LogGroup, .. spec.Images.Values, .. spec.Secrets.Values.SelectMany(s => s.Values), .. spec.Variables.Values.SelectMany(v => v.Values)];

    /// <inheritdoc/>
    protected override async Task<VerbResult> CreateAsync(
        ResourceId id,
        TaskDefinitionSpec spec,
        VerbContext context,
        CancellationToken cancellationToken)
    {
        var family = FamilyOf(spec, context.Resolve) ?? throw new InvalidOperationException($"{id} is not known in full yet");
        var registered = await _ecs.FindTaskDefinitionAsync(family, cancellationToken);
        var arn = registered is not null && IsAsWanted(spec, new(family, registered), context.Resolve)
            ? registered.Arn
            : await _ecs.RegisterTaskDefinitionAsync(Definition(id, spec, family, context), cancellationToken);
        return VerbResult.Converged((ArnOutput, arn));
    }

    /// <inheritdoc/>
    protected override Task<VerbResult> UpdateAsync(
        UpdateOf<TaskDefinitionSpec, TaskDefinitionState> update,
        VerbContext context,
        CancellationToken cancellationToken) =>
        CreateAsync(update.Id, update.Spec, context, cancellationToken);

    /// <inheritdoc/>
    protected override async Task<VerbResult> DeleteAsync(
        ResourceId id,
        TaskDefinitionState state,
        VerbContext context,
        CancellationToken cancellationToken)
    {
        await StopReleaseAsync(id.Owner, state.Family, context, cancellationToken);
        await _ecs.DeregisterFamilyAsync(state.Family, cancellationToken);
        return VerbResult.Converged();
    }

    private static EcsTaskDefinition Definition(ResourceId id, TaskDefinitionSpec spec, string family, VerbContext context)
    {
        var logGroup = context.Require(spec.LogGroup);
        return new(
            Arn: "",
            family,
            Revision: 0,
            spec.NetworkMode,
            spec.Cpu,
            spec.Memory,
            context.Require(spec.ExecutionRole),
            spec.TaskRole is { } taskRole ? context.Require(taskRole) : null,
            spec.IsFargate,
            spec.Containers.Select(c => c with
            {
                Image = context.Require(spec.Images[c.Name]),
                LogGroup = logGroup,
                Environment = new(c.Environment.Concat(Known(spec.Variables, c.Name, context))),
                Secrets = new(Known(spec.Secrets, c.Name, context)),
            }).ToEquatableList(),
            new(OwnershipTags.For(id, context)));
    }

    private static IEnumerable<KeyValuePair<string, string>> Known(EquatableMap<EquatableMap<Input>> inputs, string container, VerbContext context) =>
        inputs.GetValueOrDefault(container, EquatableMap<Input>.Empty).Select(i => KeyValuePair.Create(i.Key, context.Require(i.Value)));

    /// <summary>A release of what goes would run on: nothing else would ever look after it.</summary>
    private async Task StopReleaseAsync(ObjectKey app, string family, VerbContext context, CancellationToken cancellationToken)
    {
        if (context.Resolve(EnvironmentInputs.ClusterName(context.Environment)).Text is not { } cluster)
        {
            return;
        }

        foreach (var task in await _tasks.ListRunningAsync(cluster, ReleaseKind.StartedBy(app), cancellationToken))
        {
            if (EcsTaskDefinitionArn.FamilyOf(task.TaskDefinitionArn) == family)
            {
                await _tasks.StopAsync(cluster, task.Arn, "its task definition is not wanted any more", cancellationToken);
            }
        }
    }

    private bool IsAsWanted(TaskDefinitionSpec spec, TaskDefinitionState state, Resolver resolve) =>
        !Fields.Compare(spec, null, state, resolve).Any();

    /// <summary>The family of exactly this content; null while a part of it is not known.</summary>
    private string? FamilyOf(TaskDefinitionSpec spec, Resolver resolve)
    {
        if (Inputs(spec).Any(i => resolve(i).IsPending))
        {
            return null;
        }

        var parts = Fields.Describe(spec, resolve).SelectMany(f => new[] { f.Path, f.Wanted! }).Prepend(spec.FamilyPrefix).ToArray();
        return spec.FamilyPrefix + ResourceNames.Hash(HashLength, parts);
    }
}
