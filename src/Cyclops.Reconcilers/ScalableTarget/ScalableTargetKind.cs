using Cyclops.Aws.Scaling;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.EcsService;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.ListenerRule;
using Cyclops.Reconcilers.LoadBalancers;
using Cyclops.Reconcilers.Ownership;
using Cyclops.Reconcilers.TargetGroup;

namespace Cyclops.Reconcilers.ScalableTarget;

/// <summary>
/// That Application Auto Scaling sets the count of an app's service, between what, and what it goes by. It does not wait for rollouts: what
/// hangs may need more copies, too.
/// </summary>
public sealed class ScalableTargetKind : ResourceKind<ScalableTargetSpec, ScalableTargetState>
{
    public const string KindName = "ScalableTarget";

    private const string Main = "main";
    private const string CountField = "desiredCount";
    private const string PoliciesField = "policies";

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    private readonly ScalingGateway _scaling;
    private readonly ScalableTargetReads _reads;

    internal ScalableTargetKind(ScalingGateway scaling, ScalableTargetReads reads) => (_scaling, _reads) = (scaling, reads);

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    public override string DisplayName => "autoscaling";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ReferencedKinds =>
        [EnvironmentStackKind.KindName, LoadBalancerFleetKind.KindName, TargetGroupKind.KindName, ListenerRuleKind.KindName, EcsServiceKind.KindName];

    /// <inheritdoc/>
    protected override FieldTable<ScalableTargetSpec, ScalableTargetState> Fields { get; } = new FieldTable<ScalableTargetSpec, ScalableTargetState>()
        .Number("min", s => s.Min, o => o.Target.Min)
        .Number("max", s => s.Max, o => o.Target.Max)
        .Number(CountField, s => s.Count, o => o.Count)
        .Map(PoliciesField, s => s.Policies, o => o.Held)
        .Input("loadBalancer", s => s.LoadBalancer, o => o.LoadBalancer)
        .Input("targetGroup", s => s.TargetGroup, o => o.TargetGroup)
        .Map(TagChanges.Field, s => s.Tags, o => OwnershipTags.Platforms(o.Tags));

    public static ResourceId IdFor(ObjectKey app) => new(app, KindName, Main);

    /// <inheritdoc/>
    public override IEnumerable<Resource> Expand(AppScope scope)
    {
        if (scope.Spec.Scaling is not { } scaling)
        {
            yield break;
        }

        var measures = scaling.Requests is not null && scope.Spec.Hosts.Count > 0;
        yield return new(
            IdFor(scope.Key),
            new ScalableTargetSpec(
                EnvironmentInputs.ClusterName(scope.Environment),
                EcsServiceKind.NameFor(scope.Key),
                scaling.Min,
                scaling.Max,
                new(ScalingMetrics.Of(scaling)),
                measures ? LoadBalancerFleetKind.Output(scope.Key, EnvironmentOutputs.LoadBalancerFullName) : null,
                measures ? Input.Output(TargetGroupKind.IdFor(scope.Key, scope.Environment.Cluster), TargetGroupKind.FullNameOutput) : null,
                scope.Platform.Tags),
            scope.App.Position);
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken)
    {
        var targets = await _reads.ListAsync(request, cancellationToken);
        var policies = targets.Count == 0 ? [] : await _scaling.ListPoliciesAsync(cancellationToken);
        var byTarget = policies.ToLookup(p => p.ResourceId, StringComparer.Ordinal);
        var observations = request.Desired.ToDictionary(d => d.Id, _ => (Observation)Observation.Absent.Instance);
        foreach (var (service, tagged) in targets.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            var id = IdFor(new(request.Environment.Name, service));
            if (OwnerOf(tagged.Tags, id, request.Platform) is { } owner)
            {
                var ours = Ours(byTarget[tagged.Target.ResourceId]);
                var (balancer, group) = ScalableTargetState.Measured(ours.GetValueOrDefault(ScalingMetrics.Requests));
                var state = new ScalableTargetState(tagged.Target, tagged.Tags!, ours, balancer, group, CountOf(id.Owner, request));
                observations[id] = new Observation.Found(state, EquatableMap<string>.Empty, owner);
            }
            else if (observations.ContainsKey(id))
            {
                observations[id] = tagged switch
                {
                    { Fault: { } fault } => new Observation.Unknown(fault.Code, fault.Message),
                    { Tags: null } => Observation.Absent.Instance,
                    _ => Clash.With($"a scalable target of {tagged.Target.ResourceId}", tagged.Target.Arn, id),
                };
            }
        }

        return observations;
    }

    /// <inheritdoc/>
    /// <remarks>The count is the autoscaler's as long as it is where it may be. It moves no count by itself that somebody set elsewhere.</remarks>
    protected override IEnumerable<FieldChange> Compare(ScalableTargetSpec spec, ScalableTargetSpec? lastApplied, ScalableTargetState state, Resolver resolve) =>
        base.Compare(Bounding(spec, state), lastApplied is null ? null : Bounding(lastApplied, state), state, resolve);

    /// <inheritdoc/>
    protected override IEnumerable<Input?> Inputs(ScalableTargetSpec spec) => [spec.Cluster, spec.LoadBalancer, spec.TargetGroup];

    /// <inheritdoc/>
    protected override async Task<VerbResult> CreateAsync(ResourceId id, ScalableTargetSpec spec, VerbContext context, CancellationToken cancellationToken)
    {
        if (Waits(id, context) is { } waits)
        {
            return waits;
        }

        var service = IdOf(spec, context);
        var known = await _scaling.FindAsync(service, cancellationToken);
        if (known is not null && OwnerOf(await _scaling.TagsAsync(known.Arn, cancellationToken), id, context.Platform) is null)
        {
            return VerbResult.Of(new Outcome.Stalled("NameTaken", Clash.With($"a scalable target of {service}", known.Arn, id).Message));
        }

        await _scaling.RegisterAsync(service, spec.Min, spec.Max, known is null ? OwnershipTags.For(id, context) : null, cancellationToken);
        await PutAsync(spec, service, spec.Policies.Keys, context, cancellationToken);
        return VerbResult.Converged();
    }

    /// <inheritdoc/>
    protected override async Task<VerbResult> UpdateAsync(UpdateOf<ScalableTargetSpec, ScalableTargetState> update, VerbContext context, CancellationToken cancellationToken)
    {
        if (Waits(update.Id, context) is { } waits)
        {
            return waits;
        }

        var service = IdOf(update.Spec, context);
        if (update.Touches("min") || update.Touches("max") || update.Touches(CountField))
        {
            await _scaling.RegisterAsync(service, update.Spec.Min, update.Spec.Max, tags: null, cancellationToken);
        }

        // A metric takes one policy, so what measures something else than its name says goes before others are put.
        foreach (var (measured, _) in update.State.Policies.Where(p => !update.Spec.Policies.ContainsKey(p.Key) || p.Value.Metric != ScalingMetrics.Of(p.Key)))
        {
            await _scaling.DeletePolicyAsync(service, ScalingMetrics.PolicyOf(measured), cancellationToken);
        }

        await PutAsync(update.Spec, service, update.Spec.Policies.Keys.Where(m => IsTouched(m, update)), context, cancellationToken);
        await TagAsync(update, context, cancellationToken);
        return VerbResult.Converged();
    }

    /// <inheritdoc/>
    protected override async Task<VerbResult> DeleteAsync(ResourceId id, ScalableTargetState state, VerbContext context, CancellationToken cancellationToken)
    {
        if (await _scaling.TagsAsync(state.Target.Arn, cancellationToken) is not { } tags)
        {
            return VerbResult.Converged();
        }

        if (OwnerOf(tags, id, context.Platform) is null)
        {
            _reads.Forget(state.Target.Arn);
            return VerbResult.Of(new Outcome.Failed("NotOurs", $"the scalable target of {state.Target.ResourceId} says no longer that it is {id}; it is left alone"));
        }

        await _scaling.DeregisterAsync(state.Target.ResourceId, cancellationToken);
        _reads.Forget(state.Target.Arn);

        // From now on the count is the manifest's, and nobody has compared it yet: what is called converged would be called synced.
        return VerbResult.Of(new Outcome.Progressing("CountSet", $"{state.Target.ResourceId} is not scaled any more; its count is looked at next", LookAgain));
    }

    private static Model.Ownership? OwnerOf(EquatableMap<string>? tags, ResourceId id, string platform) =>
        tags is { } known && OwnershipTags.Read(known, platform, id.Owner.Environment) is { } owner && owner.Resource == id ? owner : null;

    private static string IdOf(ScalableTargetSpec spec, VerbContext context) => Aws.Scaling.ScalableTarget.IdOf(context.Require(spec.Cluster), spec.Service);

    private static EquatableMap<ScalingPolicy> Ours(IEnumerable<ScalingPolicy> policies) => new(
        from policy in policies
        let measured = ScalingMetrics.MeasuredBy(policy.Name)
        where measured is not null
        select KeyValuePair.Create(measured, policy));

    private static int? CountOf(ObjectKey app, ObserveRequest request) =>
        request.Seen(EcsServiceKind.IdFor(app)) is Observation.Found { State: Aws.Ecs.EcsService { Status: EcsServiceReads.Active } service } ? service.DesiredCount : null;

    private static ScalableTargetSpec Bounding(ScalableTargetSpec spec, ScalableTargetState state) =>
        state.Count is { } count && (count < spec.Min || count > spec.Max) ? spec with { Count = Math.Clamp(count, spec.Min, spec.Max) } : spec;

    private static bool IsTouched(string measured, UpdateOf<ScalableTargetSpec, ScalableTargetState> update) =>
        update.Touches($"{PoliciesField}.{measured}")
        || (measured == ScalingMetrics.Requests && (update.Touches("loadBalancer") || update.Touches("targetGroup")));

    /// <summary>AWS scales no service that it does not know.</summary>
    private static VerbResult? Waits(ResourceId id, VerbContext context) =>
        context.World[EcsServiceKind.IdFor(id.Owner)] is Observation.Found { State: Aws.Ecs.EcsService { Status: EcsServiceReads.Active } }
            ? null
            : VerbResult.Of(new Outcome.Progressing("WaitsForService", $"{id.Owner} is scaled once its service is there", LookAgain));

    private async Task PutAsync(ScalableTargetSpec spec, string service, IEnumerable<string> measured, VerbContext context, CancellationToken cancellationToken)
    {
        foreach (var name in measured.Order(StringComparer.Ordinal))
        {
            var label = name == ScalingMetrics.Requests && spec is { LoadBalancer: { } balancer, TargetGroup: { } group } ? $"{context.Require(balancer)}/{context.Require(group)}" : null;
            var target = double.Parse(spec.Policies[name], System.Globalization.CultureInfo.InvariantCulture);
            await _scaling.PutPolicyAsync(new(service, ScalingMetrics.PolicyOf(name), ScalingMetrics.Of(name), target, label), cancellationToken);
        }
    }

    private async Task TagAsync(UpdateOf<ScalableTargetSpec, ScalableTargetState> update, VerbContext context, CancellationToken cancellationToken)
    {
        var arn = update.State.Target.Arn;
        var changes = TagChanges.Of(update.Changes, update.Spec.Tags);
        try
        {
            if (changes.Gone.Count > 0)
            {
                await _scaling.UntagAsync(arn, changes.Gone, cancellationToken);
            }

            if (changes.WithCommit(context) is { Count: > 0 } tags)
            {
                await _scaling.TagAsync(arn, tags, cancellationToken);
            }
        }
        finally
        {
            _reads.Forget(arn);
        }
    }
}
