using System.Collections.Frozen;
using Cyclops.Aws.Ecs;
using Cyclops.Aws.ElasticLoadBalancing;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.EcsService;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.LoadBalancers;
using Cyclops.Reconcilers.Ownership;
using Cyclops.Reconcilers.TargetGroup;

namespace Cyclops.Reconcilers.ListenerRule;

/// <summary>Listener rules of an app: one for each five of its hosts.</summary>
public sealed class ListenerRuleKind(ElbGateway elb, EcsGateway ecs) : ResourceKind<ListenerRuleSpec, ListenerRuleState>
{
    public const string KindName = "ListenerRule";

    /// <summary>Output: the ARN.</summary>
    public const string ArnOutput = "Arn";

    private const string TargetField = "targetGroup";
    private const string AlternateField = "alternateTargetGroup";
    private const string None = "(none)";

    /// <summary>The weight of a group that gets all traffic.</summary>
    private const int All = 100;

    /// <summary>Condition values per rule. Source: Elastic Load Balancing, quotas for application load balancers (not adjustable).</summary>
    private const int HostsPerRule = 5;

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    public override string DisplayName => "listener rule";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ReferencedKinds => [LoadBalancerFleetKind.KindName, TargetGroupKind.KindName];

    /// <inheritdoc/>
    protected override FieldTable<ListenerRuleSpec, ListenerRuleState> Fields { get; } = new FieldTable<ListenerRuleSpec, ListenerRuleState>()
        .Set("hosts", s => s.Hosts, o => o.Rule.Hosts)
        .Set("otherConditions", _ => [], o => o.Rule.OtherConditions)
        .Input(TargetField, s => s.TargetGroup, o => o.Rule.Targets is [var first, ..] ? first.GroupArn : None)
        .Input(AlternateField, s => s.Alternate ?? Input.Of(None), o => o.Rule.Targets.Count > 1 ? string.Join(',', o.Rule.Targets.Skip(1).Select(t => t.GroupArn)) : None)
        .Map(TagChanges.Field, s => s.Tags, o => OwnershipTags.Platforms(o.Rule.Tags));

    /// <summary>The rule that the service waits for: a target group must be attached before a service may use it.</summary>
    public static ResourceId IdFor(ObjectKey app) => new(app, KindName, NameOf(0));

    /// <summary>The rule that serves a host of an app: a record must not lead where no rule is yet.</summary>
    public static ResourceId IdFor(ObjectKey app, IEnumerable<string> hosts, string host) =>
        new(app, KindName, NameOf(hosts.Order(StringComparer.Ordinal).Index().First(h => h.Item == host).Index / HostsPerRule));

    /// <summary>How many rules an app with these hosts has.</summary>
    public static int CountOf(IReadOnlyCollection<string> hosts) => (hosts.Count + HostsPerRule - 1) / HostsPerRule;

    /// <inheritdoc/>
    public override IEnumerable<Resource> Expand(AppScope scope) =>
        scope.Spec.Hosts.Order(StringComparer.Ordinal).Chunk(HostsPerRule).Select((hosts, i) => new Resource(
            new(scope.Key, KindName, NameOf(i)),
            new ListenerRuleSpec(
                LoadBalancerFleetKind.Output(scope.Key, EnvironmentOutputs.ListenerArn),
                hosts.ToEquatableList(),
                Input.Output(TargetGroupKind.IdFor(scope.Key, scope.Environment.Cluster), TargetGroupKind.ArnOutput),
                scope.Spec.Rollout.Shift is null ? null : Input.Output(TargetGroupKind.AlternateIdFor(scope.Key, scope.Environment.Cluster), TargetGroupKind.ArnOutput),
                scope.Platform.Tags),
            scope.App.Position,
            HoldOn(hosts, scope)));

    /// <inheritdoc/>
    /// <remarks>The rules are those that the fleet was placed by.</remarks>
    public override async Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(
        ObserveRequest request,
        CancellationToken cancellationToken)
    {
        var rules = LoadBalancerFleetKind.Look(request).Balancers.SelectMany(b => b.Rules).ToList();
        var observations = new Dictionary<ResourceId, Observation>();
        var wanted = request.Desired.ToDictionary(d => d.Id, d => (ListenerRuleSpec)d.Spec);
        foreach (var rule in rules)
        {
            if (OwnerOf(rule, request) is { } owner)
            {
                var first = wanted.TryGetValue(owner.Resource, out var spec) ? request.Resolve(spec.TargetGroup).Text : null;
                var state = new ListenerRuleState(
                    rule with { Targets = rule.Targets.OrderByDescending(t => t.GroupArn == first).ToEquatableList() },
                    rule.Targets.Count > 1 && await IsSharedAsync(owner.Resource.Owner, request, cancellationToken));
                observations[owner.Resource] = new Observation.Found(state, new([KeyValuePair.Create(ArnOutput, rule.Arn)]), owner);
            }
        }

        foreach (var desired in request.Desired)
        {
            var taken = Taken(desired, rules, request);
            observations[desired.Id] = observations.GetValueOrDefault(desired.Id) is Observation.Found found
                ? found with { Obstacle = taken?.Refusal }
                : taken ?? (Observation)Observation.Absent.Instance;
        }

        return observations;
    }

    /// <inheritdoc/>
    protected override IEnumerable<Input?> Inputs(ListenerRuleSpec spec) => [spec.Listener, spec.TargetGroup, spec.Alternate];

    /// <inheritdoc/>
    /// <remarks>A second group that is not wanted any more is left alone until the service has no use for it.</remarks>
    protected override IEnumerable<FieldChange> Compare(ListenerRuleSpec spec, ListenerRuleSpec? lastApplied, ListenerRuleState state, Resolver resolve) =>
        base.Compare(spec, lastApplied, state, resolve).Where(c => c.Path != AlternateField || spec.Alternate is not null || !state.IsShared);

    /// <inheritdoc/>
    protected override async Task<VerbResult> CreateAsync(
        ResourceId id,
        ListenerRuleSpec spec,
        VerbContext context,
        CancellationToken cancellationToken)
    {
        try
        {
            return VerbResult.Converged((ArnOutput, await MakeAsync(RulePriorities.Choose(id, FrozenSet<int>.Empty))));
        }
        catch (CloudFault fault) when (fault.Code == "PriorityInUse")
        {
            // By an earlier attempt of ours whose answer was lost, or by another rule: only now is reading them all worth it.
        }

        var rules = await elb.ListRulesAsync(context.Require(spec.Listener), cancellationToken);
        var made = rules.FirstOrDefault(r => OwnershipTags.Read(r.Tags, context.Platform, id.Owner.Environment)?.Resource == id);
        if (made is null)
        {
            return VerbResult.Converged((ArnOutput, await MakeAsync(RulePriorities.Choose(id, rules.Select(r => r.Priority).ToHashSet()))));
        }

        // Made from an earlier commit, perhaps: to be there is not to be as wanted.
        await elb.ModifyRuleAsync(made.Arn, new(spec.Hosts, await TargetsAsync(spec, context, cancellationToken)), cancellationToken);
        return VerbResult.Converged((ArnOutput, made.Arn));

        Task<string> MakeAsync(int priority) =>
            elb.CreateRuleAsync(context.Require(spec.Listener), priority, new(spec.Hosts, Targets(spec, context, isAtAlternate: false)), OwnershipTags.For(id, context), cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task<VerbResult> UpdateAsync(
        UpdateOf<ListenerRuleSpec, ListenerRuleState> update,
        VerbContext context,
        CancellationToken cancellationToken)
    {
        var arn = update.State.Rule.Arn;
        if (!update.TouchesOnly(TagChanges.Field))
        {
            // Weights are said only where the groups change: between two of them ECS may be moving traffic right now.
            var changesGroups = update.Touches(TargetField) || update.Touches(AlternateField);
            await elb.ModifyRuleAsync(arn, new(update.Spec.Hosts, changesGroups ? await TargetsAsync(update.Spec, context, cancellationToken) : []), cancellationToken);
        }

        var changes = TagChanges.Of(update.Changes, update.Spec.Tags);
        if (changes.Gone.Count > 0)
        {
            await elb.UntagAsync(arn, changes.Gone, cancellationToken);
        }

        if (changes.WithCommit(context) is { Count: > 0 } tags)
        {
            await elb.TagAsync(arn, tags, cancellationToken);
        }

        return VerbResult.Converged((ArnOutput, arn));
    }

    /// <inheritdoc/>
    protected override async Task<VerbResult> DeleteAsync(
        ResourceId id,
        ListenerRuleState state,
        VerbContext context,
        CancellationToken cancellationToken)
    {
        await elb.DeleteRuleAsync(state.Rule.Arn, cancellationToken);
        return VerbResult.Converged();
    }

    private static string NameOf(int index) => index == 0 ? "web" : $"web-{index + 1}";

    private static EquatableList<ElbTarget> Targets(ListenerRuleSpec spec, VerbContext context, bool isAtAlternate) => spec.Alternate is null
        ? [new(context.Require(spec.TargetGroup), 1)]
        : [new(context.Require(spec.TargetGroup), isAtAlternate ? 0 : All), new(context.Require(spec.Alternate), isAtAlternate ? All : 0)];

    /// <summary>The groups with all traffic at the one that can answer.</summary>
    private async Task<EquatableList<ElbTarget>> TargetsAsync(ListenerRuleSpec spec, VerbContext context, CancellationToken cancellationToken)
    {
        var isAtAlternate = spec.Alternate is not null
            && !await AnswersAsync(spec.TargetGroup)
            && await AnswersAsync(spec.Alternate);
        return Targets(spec, context, isAtAlternate);

        async Task<bool> AnswersAsync(Input group) =>
            (await elb.ListTargetHealthAsync(context.Require(group), cancellationToken)).Any(t => t.State == "healthy");
    }

    /// <summary>Whether the app's service may use two groups, as long as nobody can tell otherwise.</summary>
    private async Task<bool> IsSharedAsync(ObjectKey app, ObserveRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var services = await EcsServiceReads.ListAsync(request, ecs, cancellationToken);
            return services.FirstOrDefault(s => s.Name == EcsServiceKind.NameFor(app)) is { } service
                && (service.Configuration.MovesTraffic || service.LoadBalancers.Any(l => l.Shift is not null) || EcsServiceReadiness.Of(service, service.IsScaled) is not Outcome.Converged);
        }
        catch (CloudFault)
        {
            return true;
        }
    }

    private static Model.Ownership? OwnerOf(ElbRule rule, ObserveRequest request) =>
        OwnershipTags.Read(rule.Tags, request.Platform, request.Environment.Name) is { } owner && owner.Resource.Kind == KindName ? owner : null;

    private static Observation.Foreign? Taken(Resource desired, IEnumerable<ElbRule> rules, ObserveRequest request)
    {
        var hosts = ((ListenerRuleSpec)desired.Spec).Hosts;
        var taken = rules.FirstOrDefault(r => OwnerOf(r, request)?.Resource.Owner != desired.Id.Owner && r.Hosts.Any(hosts.Contains));
        if (taken is null)
        {
            return null;
        }

        var host = taken.Hosts.First(hosts.Contains);
        var owner = OwnerOf(taken, request)?.Resource;
        var givesUp = owner is not null
            && !request.Desired.Any(d => d.Id.Owner == owner.Owner && ((ListenerRuleSpec)d.Spec).Hosts.Contains(host));
        return givesUp
            ? new(taken.Arn, $"host {host} is served by {owner!.Owner} still, which gives it up", owner)
            : new(taken.Arn, $"host {host} is served already by {owner?.Owner.ToString() ?? "a rule that is not ours"} ({taken.Arn}); take the host out of {desired.Source}, or out of the other one first");
    }

    private static Refusal? HoldOn(IEnumerable<string> hosts, AppScope scope)
    {
        var contested = hosts.FirstOrDefault(scope.ContestedHosts.ContainsKey);
        return contested is null
            ? null
            : new("HostClaimedTwice", $"host {contested} is claimed by {scope.ContestedHosts[contested]} too; take it out of one of the manifests ({scope.App.Position})");
    }
}
