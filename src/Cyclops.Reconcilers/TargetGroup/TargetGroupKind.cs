using System.Globalization;
using Cyclops.Aws.ElasticLoadBalancing;
using Cyclops.Engine.Kinds;
using Cyclops.Engine.Naming;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.Ownership;

namespace Cyclops.Reconcilers.TargetGroup;

/// <summary>A target group per app. What cannot be changed in place (its target type) is part of its identity.</summary>
public sealed class TargetGroupKind(ElbGateway elb) : ResourceKind<TargetGroupSpec, TargetGroupState>
{
    public const string KindName = "TargetGroup";

    /// <summary>Output: the ARN.</summary>
    public const string ArnOutput = "Arn";

    /// <summary>Output: as metrics name it, <c>targetgroup/name/0a1b</c>.</summary>
    public const string FullNameOutput = "FullName";

    /// <summary>
    /// Tag that says which deregistration delay was set: reading attributes costs a call per group, tags come twenty at a time.
    /// </summary>
    internal const string DelayTag = "cyclops:deregistration-delay";

    private const int NameLimit = 32;
    private const string DelayAttribute = "deregistration_delay.timeout_seconds";
    private const string DelayField = "deregistrationDelay";

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    public override string DisplayName => "target group";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ReferencedKinds => [EnvironmentStackKind.KindName];

    /// <inheritdoc/>
    protected override FieldTable<TargetGroupSpec, TargetGroupState> Fields { get; } = new FieldTable<TargetGroupSpec, TargetGroupState>()
        .Text("name", s => s.PhysicalName, o => o.Group.Name, ChangeMode.Forbidden)
        .Text("targetType", s => s.TargetType, o => o.Group.TargetType, ChangeMode.Forbidden)
        .Input("vpc", s => s.VpcId, o => o.Group.VpcId, ChangeMode.Forbidden)
        .Text("healthCheck.path", s => s.HealthCheckPath, o => o.Group.HealthCheckPath)
        .Text("healthCheck.codes", s => s.HealthCheckCodes, o => o.Group.HealthCheckCodes)
        .Number("healthCheck.intervalSeconds", s => s.HealthCheckIntervalSeconds, o => o.Group.HealthCheckIntervalSeconds)
        .Number("healthCheck.timeoutSeconds", s => s.HealthCheckTimeoutSeconds, o => o.Group.HealthCheckTimeoutSeconds)
        .Number("healthCheck.healthyThreshold", s => s.HealthyThreshold, o => o.Group.HealthyThreshold)
        .Number("healthCheck.unhealthyThreshold", s => s.UnhealthyThreshold, o => o.Group.UnhealthyThreshold)
        .Text(
            DelayField,
            s => Text(s.DeregistrationDelaySeconds),
            o => o.DeregistrationDelaySeconds is { } delay ? Text(delay) : "(not set)")
        .Map(TagChanges.Field, s => s.Tags, o => OwnershipTags.Platforms(o.Group.Tags));

    /// <summary>The group that an app's service names first.</summary>
    public static ResourceId IdFor(ObjectKey app, ClusterSpec cluster) => new(app, KindName, TargetTypeOf(cluster));

    /// <summary>The group that ECS moves traffic to and from; it is there only where a rollout does so.</summary>
    public static ResourceId AlternateIdFor(ObjectKey app, ClusterSpec cluster) => new(app, KindName, $"{TargetTypeOf(cluster)}-alternate");

    /// <inheritdoc/>
    /// <remarks>None for an app without hosts: nothing reaches it, and a service takes only a group that is attached.</remarks>
    public override IEnumerable<Resource> Expand(AppScope scope)
    {
        if (scope.Spec.Hosts.Count == 0)
        {
            yield break;
        }

        yield return Expand(IdFor(scope.Key, scope.Environment.Cluster), scope);
        if (scope.Spec.Rollout.Shift is not null)
        {
            yield return Expand(AlternateIdFor(scope.Key, scope.Environment.Cluster), scope);
        }
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(
        ObserveRequest request,
        CancellationToken cancellationToken)
    {
        var groups = await elb.ListTargetGroupsAsync(cancellationToken);
        var byName = groups.ToLookup(g => g.Name, StringComparer.Ordinal);
        var observations = new Dictionary<ResourceId, Observation>();
        foreach (var desired in request.Desired)
        {
            var name = ((TargetGroupSpec)desired.Spec).PhysicalName;
            var taken = byName[name].FirstOrDefault();
            observations[desired.Id] = taken is null
                ? Observation.Absent.Instance
                : Clash.With($"target group {name}", taken.Arn, desired.Id);
        }

        foreach (var group in groups)
        {
            if (OwnershipTags.Read(group.Tags, request.Platform, request.Environment.Name) is { } owner && owner.Resource.Kind == KindName)
            {
                observations[owner.Resource] = new Observation.Found(
                    new TargetGroupState(group, DelayOf(group)),
                    new([KeyValuePair.Create(ArnOutput, group.Arn), KeyValuePair.Create(FullNameOutput, FullName(group.Arn))]),
                    owner);
            }
        }

        return observations;
    }

    /// <inheritdoc/>
    protected override IEnumerable<Input?> Inputs(TargetGroupSpec spec) => [spec.VpcId];

    /// <inheritdoc/>
    protected override async Task<VerbResult> CreateAsync(
        ResourceId id,
        TargetGroupSpec spec,
        VerbContext context,
        CancellationToken cancellationToken)
    {
        var arn = await elb.CreateTargetGroupAsync(Request(spec, context), OwnershipTags.For(id, context), cancellationToken);
        await elb.ModifyAttributesAsync(arn, Attributes(spec), cancellationToken);

        // Not before: a group that says so has the delay, whatever came between.
        await elb.TagAsync(arn, new Dictionary<string, string>(StringComparer.Ordinal) { [DelayTag] = Text(spec.DeregistrationDelaySeconds) }, cancellationToken);
        return VerbResult.Converged((ArnOutput, arn), (FullNameOutput, FullName(arn)));
    }

    /// <inheritdoc/>
    protected override async Task<VerbResult> UpdateAsync(
        UpdateOf<TargetGroupSpec, TargetGroupState> update,
        VerbContext context,
        CancellationToken cancellationToken)
    {
        var arn = update.State.Group.Arn;
        var changes = TagChanges.Of(update.Changes, update.Spec.Tags);
        var tags = changes.WithCommit(context);
        if (update.Touches("healthCheck"))
        {
            await elb.ModifyTargetGroupAsync(arn, Request(update.Spec, context), cancellationToken);
        }

        if (update.Touches(DelayField))
        {
            await elb.ModifyAttributesAsync(arn, Attributes(update.Spec), cancellationToken);
            tags[DelayTag] = Text(update.Spec.DeregistrationDelaySeconds);
        }

        if (changes.Gone.Count > 0)
        {
            await elb.UntagAsync(arn, changes.Gone, cancellationToken);
        }

        if (tags.Count > 0)
        {
            await elb.TagAsync(arn, tags, cancellationToken);
        }

        return VerbResult.Converged((ArnOutput, arn), (FullNameOutput, FullName(arn)));
    }

    /// <inheritdoc/>
    protected override async Task<VerbResult> DeleteAsync(
        ResourceId id,
        TargetGroupState state,
        VerbContext context,
        CancellationToken cancellationToken)
    {
        await elb.DeleteTargetGroupAsync(state.Group.Arn, cancellationToken);
        return VerbResult.Converged();
    }

    private static string FullName(string arn) => arn[(arn.LastIndexOf(':') + 1)..];

    private static Resource Expand(ResourceId id, AppScope scope)
    {
        var check = scope.Spec.HealthCheck;
        return new(
            id,
            new TargetGroupSpec(
                ResourceNames.Unique(NameLimit, scope.App.Name, scope.Platform.Name, scope.Environment.Name, scope.App.Name, id.LocalName),
                TargetTypeOf(scope.Environment.Cluster),
                EnvironmentInputs.VpcId(scope.Environment),
                check.Path,
                check.Codes,
                (int)check.Interval.TotalSeconds,
                (int)check.Timeout.TotalSeconds,
                check.Healthy,
                check.Unhealthy,
                (int)scope.Spec.Rollout.DeregistrationDelay.TotalSeconds,
                scope.Platform.Tags),
            scope.App.Position);
    }

    private static string TargetTypeOf(ClusterSpec cluster) => cluster is ClusterSpec.Fargate ? "ip" : "instance";

    private static string Text(int seconds) => seconds.ToString(CultureInfo.InvariantCulture);

    private static int? DelayOf(ElbTargetGroup group) =>
        int.TryParse(group.Tags.GetValueOrDefault(DelayTag), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    private static Dictionary<string, string> Attributes(TargetGroupSpec spec) =>
        new(StringComparer.Ordinal) { [DelayAttribute] = Text(spec.DeregistrationDelaySeconds) };

    private static ElbTargetGroupRequest Request(TargetGroupSpec spec, VerbContext context) => new(
        spec.PhysicalName,
        spec.TargetType,
        context.Require(spec.VpcId),
        spec.HealthCheckPath,
        spec.HealthCheckCodes,
        spec.HealthCheckIntervalSeconds,
        spec.HealthCheckTimeoutSeconds,
        spec.HealthyThreshold,
        spec.UnhealthyThreshold);
}
