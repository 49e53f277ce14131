using System.Globalization;
using System.Text.Json.Nodes;
using Cyclops.Aws.Scheduler;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.Caching;
using Cyclops.Reconcilers.EcsService;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.EnvironmentStack.Templates;
using Cyclops.Reconcilers.Release;
using Cyclops.Reconcilers.TaskDefinition;

namespace Cyclops.Reconcilers.Job;

/// <summary>
/// A schedule that runs an app's task with another command. It takes a new revision only when the service has: what runs at night is what
/// serves by day. Schedules have no tags; the group is the environment's, made by its stack, and what is in it is ours by its name.
/// </summary>
public sealed class JobKind(SchedulerGateway scheduler, TimeProvider time) : ResourceKind<JobTaskSpec, Schedule>
{
    public const string KindName = "Job";

    /// <summary>Between the app and the job; no name of either has it.</summary>
    private const char Separator = '.';

    private const string None = "(none)";

    /// <summary>What a schedule says stays what it was until the list gives another time for it; this long at most it is remembered.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromHours(12);

    private readonly ReadCache<Schedule> _known = new(Hold, time);

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    public override string DisplayName => "job";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ReferencedKinds =>
        [EnvironmentStackKind.KindName, TaskDefinitionKind.KindName, ReleaseKind.KindName, EcsServiceKind.KindName];

    /// <inheritdoc/>
    protected override FieldTable<JobTaskSpec, Schedule> Fields { get; } = new FieldTable<JobTaskSpec, Schedule>()
        .Text("schedule", s => s.Schedule, o => o.Expression)
        .Text("timezone", s => s.Timezone, o => o.Timezone)
        .Text("input", s => s.Input, o => Canonical(o.Input))
        .Input("taskDefinition", s => s.TaskDefinition, o => o.TaskDefinitionArn)
        .Input("cluster", s => s.Cluster, o => o.ClusterArn)
        .Input("role", s => s.Role, o => o.RoleArn)
        .InputSet("subnets", s => s.Subnets, o => o.Subnets)
        .InputSet("securityGroup", s => s.SecurityGroup, o => o.SecurityGroups)
        .Flag("enabled", _ => true, o => o.IsEnabled)
        .Text("others", _ => None, o => o.Others.Length == 0 ? None : o.Others);

    public static ResourceId IdFor(ObjectKey app, string job) => new(app, KindName, job);

    /// <summary>The name of a schedule within its group.</summary>
    public static string NameFor(ObjectKey app, string job) => $"{app.App}{Separator}{job}";

    /// <inheritdoc/>
    public override IEnumerable<Resource> Expand(AppScope scope)
    {
        var isFargate = scope.Environment.Cluster is ClusterSpec.Fargate;
        foreach (var (name, job) in scope.Spec.Jobs)
        {
            yield return new(
                IdFor(scope.Key, name),
                new JobTaskSpec(
                    JobsTemplate.GroupOf(scope.Platform.Name, scope.Environment.Name),
                    NameFor(scope.Key, name),
                    job.Schedule,
                    job.Timezone,
                    InputOf(scope.App.Name, job.Command),
                    Input.Output(EcsServiceKind.IdFor(scope.Key), EcsServiceKind.ClusterArnOutput),
                    EnvironmentInputs.JobRoleArn(scope.Environment),
                    ReleaseKind.Released(scope),
                    isFargate ? EnvironmentInputs.TaskSubnets(scope.Environment) : null,
                    isFargate ? EnvironmentInputs.TaskSecurityGroup(scope.Environment) : null),
                scope.App.Position);
        }
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken)
    {
        var group = JobsTemplate.GroupOf(request.Platform, request.Environment.Name);
        var observations = request.Desired.ToDictionary(d => d.Id, _ => (Observation)Observation.Absent.Instance);
        foreach (var listed in await scheduler.ListAsync(group, cancellationToken))
        {
            if (listed.Name.Split(Separator) is [{ Length: > 0 } app, { Length: > 0 } job])
            {
                var id = IdFor(new(request.Environment.Name, app), job);
                observations[id] = await ReadAsync(id, group, listed, cancellationToken);
            }
        }

        return observations;
    }

    /// <inheritdoc/>
    protected override IEnumerable<Input?> Inputs(JobTaskSpec spec) => [spec.Cluster, spec.Role, spec.TaskDefinition, spec.Subnets, spec.SecurityGroup];

    /// <inheritdoc/>
    protected override async Task<VerbResult> CreateAsync(ResourceId id, JobTaskSpec spec, VerbContext context, CancellationToken cancellationToken)
    {
        var schedule = ScheduleOf(id, spec, context);
        try
        {
            await scheduler.CreateAsync(schedule, cancellationToken);
        }
        catch (CloudFault fault) when (fault.Code == "ConflictException")
        {
            // Made by an attempt whose answer was lost, or since we looked; to be there is not to be as wanted.
            await scheduler.UpdateAsync(schedule, cancellationToken);
        }

        return VerbResult.Converged();
    }

    /// <inheritdoc/>
    protected override async Task<VerbResult> UpdateAsync(UpdateOf<JobTaskSpec, Schedule> update, VerbContext context, CancellationToken cancellationToken)
    {
        await scheduler.UpdateAsync(ScheduleOf(update.Id, update.Spec, context), cancellationToken);
        return VerbResult.Converged();
    }

    /// <inheritdoc/>
    protected override async Task<VerbResult> DeleteAsync(ResourceId id, Schedule state, VerbContext context, CancellationToken cancellationToken)
    {
        await scheduler.DeleteAsync(state.Group, state.Name, cancellationToken);
        return VerbResult.Converged();
    }

    private static string InputOf(string container, EquatableList<string> command) => new JsonObject
    {
        ["containerOverrides"] = new JsonArray(new JsonObject
        {
            ["name"] = container,
            ["command"] = new JsonArray([.. command.Select(w => (JsonNode)w)]),
        }),
    }.ToJsonString();

    /// <summary>The same text for the same document, however it is written.</summary>
    private static string Canonical(string document)
    {
        try
        {
            return JsonNode.Parse(document)?.ToJsonString() ?? "";
        }
        catch (System.Text.Json.JsonException)
        {
            return document;
        }
    }

    private static Schedule ScheduleOf(ResourceId id, JobTaskSpec spec, VerbContext context) => new(
        spec.Group,
        spec.ScheduleName,
        spec.Schedule,
        spec.Timezone,
        $"Job {id.Name} of {id.Owner}, made by Cyclops",
        IsEnabled: true,
        context.Require(spec.Cluster),
        context.Require(spec.Role),
        context.Require(spec.TaskDefinition),
        spec.Input,
        spec.Subnets is null ? [] : context.Require(spec.Subnets).Split(',').ToEquatableList(),
        spec.SecurityGroup is null ? [] : [context.Require(spec.SecurityGroup)]);

    /// <summary>One that cannot be read holds its own app up, and no other.</summary>
    private async Task<Observation> ReadAsync(ResourceId id, string group, ListedSchedule listed, CancellationToken cancellationToken)
    {
        try
        {
            var version = $"{listed.Name} {listed.ChangedAt?.Ticks.ToString(CultureInfo.InvariantCulture)}";
            return await _known.ReadAsync(version, () => scheduler.FindAsync(group, listed.Name, cancellationToken)) is { } schedule
                ? new Observation.Found(schedule, EquatableMap<string>.Empty, new(id, Commit: null, IsByName: true))
                : Observation.Absent.Instance;
        }
        catch (CloudFault fault)
        {
            return new Observation.Unknown(fault.Code, fault.Message);
        }
    }
}
