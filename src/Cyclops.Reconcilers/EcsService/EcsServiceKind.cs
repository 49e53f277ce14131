using System.Globalization;
using Cyclops.Aws.Ecs;
using Cyclops.Aws.ElasticLoadBalancing;
using Cyclops.Aws.Logs;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.ListenerRule;
using Cyclops.Reconcilers.Ownership;
using Cyclops.Reconcilers.Release;
using Cyclops.Reconcilers.ScalableTarget;
using Cyclops.Reconcilers.TargetGroup;
using Cyclops.Reconcilers.TaskDefinition;

namespace Cyclops.Reconcilers.EcsService;

/// <summary>The ECS service that keeps an app's tasks running behind its target group.</summary>
public sealed class EcsServiceKind : ResourceKind<EcsServiceSpec, Aws.Ecs.EcsService>, IRolloutExplainer
{
    public const string KindName = "EcsService";

    /// <summary>Output: the ARN of the cluster that it runs in.</summary>
    public const string ClusterArnOutput = "ClusterArn";

    private const string Main = "main";
    private const string CountField = "desiredCount";
    private static readonly string[] BalancerFields = ["targetGroup", "container", "alternateTargetGroup", "listenerRule", "loadBalancerRole"];
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    private readonly EcsGateway _ecs;
    private readonly ScalableTargetReads _scaling;
    private readonly FollowingTags _following;
    private readonly RolloutExplainer _explainer;

    internal EcsServiceKind(EcsGateway ecs, EcsTaskGateway tasks, ElbGateway elb, LogsGateway logs, ScalableTargetReads scaling)
    {
        (_ecs, _scaling) = (ecs, scaling);
        _following = new(ecs, logs);
        _explainer = new(tasks, elb, logs);
    }

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    public override string DisplayName => "service";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ReferencedKinds =>
        [EnvironmentStackKind.KindName, TaskDefinitionKind.KindName, ReleaseKind.KindName, TargetGroupKind.KindName, ListenerRuleKind.KindName];

    /// <inheritdoc/>
    protected override FieldTable<EcsServiceSpec, Aws.Ecs.EcsService> Fields { get; } = new FieldTable<EcsServiceSpec, Aws.Ecs.EcsService>()
        .Text("name", s => s.Name, o => o.Name, ChangeMode.Forbidden)
        .Input("taskDefinition", s => s.TaskDefinition, o => o.TaskDefinitionArn, ChangeMode.Rollout)
        .Number(CountField, s => s.DesiredCount, o => o.IsScaled ? null : o.DesiredCount)
        .Input("targetGroup", s => s.TargetGroup ?? Input.Of("(none)"), o => o.LoadBalancers is [var l, ..] ? l.TargetGroupArn : "(none)", ChangeMode.Rollout)
        .Text("container", s => s.TargetGroup is null ? "(none)" : Container(s.ContainerName, s.ContainerPort), o => o.LoadBalancers is [var l, ..] ? Container(l.ContainerName, l.ContainerPort) : "(none)", ChangeMode.Rollout)
        .Text("strategy", s => s.Configuration.Strategy, o => o.Configuration.Strategy)
        .Input("alternateTargetGroup", s => s.Alternate ?? Input.Of("(none)"), o => o.LoadBalancers is [{ Shift: { } shift }, ..] ? shift.AlternateTargetGroupArn : "(none)")
        .Input("listenerRule", s => s.Alternate is null ? null : s.Rule, o => o.LoadBalancers is [{ Shift: { } shift }, ..] ? shift.ListenerRuleArn : "(none)")
        .Input("loadBalancerRole", s => s.LoadBalancerRole, o => o.LoadBalancers is [{ Shift: { } shift }, ..] ? shift.RoleArn : "(none)")
        .Number("bakeMinutes", s => s.Configuration.BakeMinutes, o => o.Configuration.BakeMinutes)
        .Text("stepPercent", s => Text(s.Configuration.StepPercent), o => Text(o.Configuration.StepPercent))
        .Number("stepBakeMinutes", s => s.Configuration.StepBakeMinutes, o => o.Configuration.StepBakeMinutes)
        .Number("minimumHealthyPercent", s => s.Configuration.MinimumHealthyPercent, o => o.Configuration.MinimumHealthyPercent)
        .Number("maximumPercent", s => s.Configuration.MaximumPercent, o => o.Configuration.MaximumPercent)
        .Flag("circuitBreaker", s => s.Configuration.CircuitBreaker, o => o.Configuration.CircuitBreaker)
        .Set("alarms", s => s.Configuration.Alarms, o => o.Configuration.Alarms)
        .Number("healthCheckGraceSeconds", s => s.HealthCheckGraceSeconds, o => o.HealthCheckGraceSeconds)
        .InputSet("subnets", s => s.Subnets, o => o.Subnets, ChangeMode.Rollout)
        .InputSet("securityGroup", s => s.SecurityGroup, o => o.SecurityGroups, ChangeMode.Rollout)
        .Map(TagChanges.Field, s => s.Tags, o => OwnershipTags.Platforms(o.Tags));

    public static ResourceId IdFor(ObjectKey app) => new(app, KindName, Main);

    /// <summary>The service's name in the environment's cluster.</summary>
    public static string NameFor(ObjectKey app) => app.App!;

    /// <inheritdoc/>
    public override IEnumerable<string> Warnings(EnvironmentScope scope) => CapacityForecast.Of(scope).Concat(AwayWhileRolledOut(scope));

    /// <inheritdoc/>
    public override IEnumerable<Resource> Expand(AppScope scope)
    {
        var environment = scope.Environment;
        var isFargate = environment.Cluster is ClusterSpec.Fargate;
        var isReachable = scope.Spec.Hosts.Count > 0;
        var rollout = scope.Spec.Rollout;
        var movesTraffic = rollout.Shift is not null;
        yield return new(
            IdFor(scope.Key),
            new EcsServiceSpec(
                NameFor(scope.Key),
                EnvironmentInputs.ClusterName(environment),
                ReleaseKind.Released(scope),
                scope.Spec.Scaling is null ? scope.Spec.Replicas : null,
                isReachable ? Input.Output(TargetGroupKind.IdFor(scope.Key, scope.Environment.Cluster), TargetGroupKind.ArnOutput) : null,
                isReachable ? Input.Output(ListenerRuleKind.IdFor(scope.Key), ListenerRuleKind.ArnOutput) : null,
                movesTraffic ? Input.Output(TargetGroupKind.AlternateIdFor(scope.Key, environment.Cluster), TargetGroupKind.ArnOutput) : null,
                movesTraffic ? EnvironmentInputs.LoadBalancerRoleArn(environment) : null,
                scope.App.Name,
                scope.Spec.Port,
                ConfigurationOf(rollout),
                isReachable ? (int)scope.Spec.HealthCheck.Grace.TotalSeconds : null,
                rollout.Timeout + (rollout.Shift?.Waits(rollout.Strategy) ?? TimeSpan.Zero),
                isFargate ? EnvironmentInputs.TaskSubnets(environment) : null,
                isFargate ? EnvironmentInputs.TaskSecurityGroup(environment) : null,
                scope.Platform.Tags)
            {
                Scaling = scope.Spec.Scaling,
            },
            scope.App.Position);
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(
        ObserveRequest request,
        CancellationToken cancellationToken)
    {
        var isScaled = await _scaling.ScaledAsync(request, cancellationToken);
        var services = await EcsServiceReads.ListAllAsync(request, _ecs, cancellationToken);
        var wanted = request.Desired.ToDictionary(d => ((EcsServiceSpec)d.Spec).Name, d => d.Id, StringComparer.Ordinal);
        var observations = request.Desired.ToDictionary(d => d.Id, _ => (Observation)Observation.Absent.Instance);
        foreach (var service in services)
        {
            var owner = OwnershipTags.Read(service.Tags, request.Platform, request.Environment.Name);
            if (owner?.Resource.Kind == KindName)
            {
                observations[owner.Resource] = service.Status == EcsServiceReads.Draining && wanted.ContainsValue(owner.Resource)
                    ? new Observation.Unknown("ServiceDraining", $"a service named {service.Name} is still draining; ECS takes the name again when it is done")
                    : new Observation.Found(service with { IsScaled = isScaled(service.Name) }, new([KeyValuePair.Create(ClusterArnOutput, ClusterArnOf(service.Arn))]), owner);
            }
            else if (wanted.TryGetValue(service.Name, out var id))
            {
                observations[id] = Clash.With($"service {service.Name}", service.Arn, id);
            }
        }

        return observations;
    }

    /// <inheritdoc/>
    public string? TroubleOf(Observation.Found found) => EcsServiceReadiness.TroubleOf((Aws.Ecs.EcsService)found.State);

    /// <inheritdoc/>
    public DateTimeOffset? DueAt(Resource desired, Observation.Found found) =>
        ((Aws.Ecs.EcsService)found.State).Deployments.FirstOrDefault(d => d.Status == "PRIMARY")?.CreatedAt + ((EcsServiceSpec)desired.Spec).RolloutTimeout;

    /// <inheritdoc/>
    public Task<string?> ExplainAsync(string platform, ResourceId id, World world, CancellationToken cancellationToken) =>
        world[id] is Observation.Found { State: Aws.Ecs.EcsService service }
            ? _explainer.ExplainAsync(platform, id.Owner, service, world, cancellationToken)
            : Task.FromResult<string?>(null);

    /// <inheritdoc/>
    protected override IEnumerable<Input?> Inputs(EcsServiceSpec spec) =>
        [spec.Cluster, spec.TaskDefinition, spec.TargetGroup, spec.Rule, spec.Alternate, spec.LoadBalancerRole, spec.Subnets, spec.SecurityGroup];

    /// <inheritdoc/>
    protected override Outcome Readiness(EcsServiceSpec spec, Aws.Ecs.EcsService state) => EcsServiceReadiness.Of(state, spec.Scaling is not null);

    /// <inheritdoc/>
    protected override async Task<VerbResult> CreateAsync(
        ResourceId id,
        EcsServiceSpec spec,
        VerbContext context,
        CancellationToken cancellationToken)
    {
        await _ecs.CreateServiceAsync(Request(spec, spec.DesiredCount ?? spec.Scaling?.Min, context), OwnershipTags.For(id, context), cancellationToken);
        return Started(spec);
    }

    /// <inheritdoc/>
    protected override async Task<VerbResult> UpdateAsync(
        UpdateOf<EcsServiceSpec, Aws.Ecs.EcsService> update,
        VerbContext context,
        CancellationToken cancellationToken)
    {
        var rollsNothingOut = update.TouchesOnly(TagChanges.Field);
        if (!rollsNothingOut)
        {
            // What an autoscaler sets is not written with other changes either.
            var wanted = Changed(Request(update.Spec, update.Touches(CountField) ? update.Spec.DesiredCount : null, context), update);
            var live = (context.World[ListenerRuleKind.IdFor(update.Id.Owner)] as Observation.Found)?.State as ListenerRuleState;
            var move = StrategyMove.Next(wanted, update.State, live?.Live, update.Changes);
            if (move.IsStep && EcsServiceReadiness.Of(update.State, update.Spec.Scaling is not null) is Outcome.Stalled stalled)
            {
                return VerbResult.Of(stalled);
            }

            if (move.Request is { } request)
            {
                await _ecs.UpdateServiceAsync(request, cancellationToken);
            }

            if (move.IsStep)
            {
                return VerbResult.Of(new Outcome.Progressing("RollingOut", $"service {wanted.Name} is to be rolled out in another way, which begins when what runs has settled", LookAgain, IsPrepared: true));
            }
        }

        var changes = TagChanges.Of(update.Changes, update.Spec.Tags);
        await _following.ApplyAsync(update.Id.Owner, context.Require(update.Spec.TaskDefinition), changes, context, cancellationToken);
        if (changes.Gone.Count > 0)
        {
            await _ecs.UntagAsync(update.State.Arn, changes.Gone, cancellationToken);
        }

        if (changes.WithCommit(context) is { Count: > 0 } tags)
        {
            await _ecs.TagAsync(update.State.Arn, tags, cancellationToken);
        }

        return rollsNothingOut ? VerbResult.Of(EcsServiceReadiness.Of(update.State, update.Spec.Scaling is not null)) : Started(update.Spec);
    }

    /// <inheritdoc/>
    protected override async Task<VerbResult> DeleteAsync(
        ResourceId id,
        Aws.Ecs.EcsService state,
        VerbContext context,
        CancellationToken cancellationToken)
    {
        var cluster = context.Require(EnvironmentInputs.ClusterName(context.Environment));
        if (state.Status != EcsServiceReads.Draining)
        {
            await _ecs.DeleteServiceAsync(cluster, state.Name, cancellationToken);
        }

        return VerbResult.Of(new Outcome.Progressing("Draining", $"service {state.Name} drains its {state.RunningCount} tasks", LookAgain));
    }

    private static string? Text(double? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static EcsDeploymentConfiguration ConfigurationOf(RolloutSpec rollout) => new(
        rollout.Strategy switch
        {
            RolloutStrategy.BlueGreen => EcsDeploymentConfiguration.BlueGreen,
            RolloutStrategy.Canary => EcsDeploymentConfiguration.Canary,
            RolloutStrategy.Linear => EcsDeploymentConfiguration.Linear,
            _ => EcsDeploymentConfiguration.Rolling,
        },
        rollout.MinHealthyPercent,
        rollout.MaxPercent,
        rollout.CircuitBreaker,
        rollout.Alarms,
        (int?)rollout.Shift?.Bake.TotalMinutes,
        rollout.Shift?.StepPercent,
        (int?)rollout.Shift?.StepBake?.TotalMinutes);

    private static EcsLoadBalancer Balancer(EcsServiceSpec spec, Input group, VerbContext context) => new(
        context.Require(group),
        spec.ContainerName,
        spec.ContainerPort,
        spec.Alternate is { } alternate ? new(context.Require(alternate), context.Require(spec.Rule!), context.Require(spec.LoadBalancerRole!)) : null);

    private static IEnumerable<string> AwayWhileRolledOut(EnvironmentScope scope) =>
        from app in scope.Apps
        where app.Value.Rollout.Strategy == RolloutStrategy.Recreate && app.Value.Replicas > 0
        select $"{scope.Environment.Name}/{app.Key}: strategy recreate stops all its copies before new ones start: it is away during each rollout; where two copies may run at once, write rollout.strategy: rolling";

    private static string Container(string name, int port) => $"{name}:{port.ToString(CultureInfo.InvariantCulture)}";

    private static VerbResult Started(EcsServiceSpec spec) =>
        VerbResult.Of(new Outcome.Progressing("RollingOut", $"ECS was told to run {Count(spec)} of {spec.Name}", LookAgain));

    /// <summary>ARNs of services hold their cluster: <c>arn:aws:ecs:eu-west-1:123456789012:service/cluster/name</c>.</summary>
    private static string ClusterArnOf(string service) => service[..service.LastIndexOf('/')].Replace(":service/", ":cluster/", StringComparison.Ordinal);

    private static string Count(EcsServiceSpec spec) => spec.Scaling is { } scaling ? $"{scaling.Min} to {scaling.Max}" : $"{spec.DesiredCount}";

    /// <summary>Without what is as it should be and would have ECS start all tasks anew, only because it was said.</summary>
    private static EcsServiceRequest Changed(EcsServiceRequest wanted, UpdateOf<EcsServiceSpec, Aws.Ecs.EcsService> update) => wanted with
    {
        LoadBalancers = BalancerFields.Any(update.Touches) ? wanted.LoadBalancers : null,
        Subnets = update.Touches("subnets") || update.Touches("securityGroup") ? wanted.Subnets : [],
    };

    private static EcsServiceRequest Request(EcsServiceSpec spec, int? count, VerbContext context) => new(
        context.Require(spec.Cluster),
        spec.Name,
        context.Require(spec.TaskDefinition),
        count,
        spec.TargetGroup is null ? [] : [Balancer(spec, spec.TargetGroup, context)],
        spec.Configuration,
        spec.HealthCheckGraceSeconds,
        spec.Subnets is null ? [] : context.Require(spec.Subnets).Split(',').ToEquatableList(),
        spec.SecurityGroup is null ? [] : [context.Require(spec.SecurityGroup)]);
}
