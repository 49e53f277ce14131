using Cyclops.Aws.CloudFormation;
using Cyclops.Aws.ElasticLoadBalancing;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.ListenerRule;
using Cyclops.Reconcilers.Ownership;

namespace Cyclops.Reconcilers.LoadBalancers;

/// <summary>
/// Which load balancer each app is on: an app stays where its rules are, and a new one goes to the first that has room. Nothing
/// in AWS is made for it; its outputs are what apps refer to.
/// </summary>
public sealed class LoadBalancerFleetKind(CloudFormationGateway cloudFormation, ElbGateway elb) : ResourceKind<LoadBalancerFleetSpec, LoadBalancerFleetState>
{
    public const string KindName = "LoadBalancerFleet";

    private const string Main = "main";

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    public override string DisplayName => "load balancer with room";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ReferencedKinds => [EnvironmentStackKind.KindName];

    /// <inheritdoc/>
    protected override FieldTable<LoadBalancerFleetSpec, LoadBalancerFleetState> Fields { get; } = new();

    /// <summary>An output of the load balancer that an app is on.</summary>
    /// <param name="output">One of those of an ingress stack.</param>
    public static Input Output(ObjectKey app, string output) => Input.Output(IdFor(app.Environment), OutputName(app.App!, output));

    /// <summary>The listener that an app is at, or is to be.</summary>
    /// <returns>Null: no load balancer that is there has room for it.</returns>
    internal static string? ListenerOf(Observation.Found fleet, string app) => fleet.Outputs.GetValueOrDefault(OutputName(app, EnvironmentOutputs.ListenerArn));

    public static ResourceId IdFor(string environment) => new(ObjectKey.ForEnvironment(environment), KindName, Main);

    /// <inheritdoc/>
    public override IEnumerable<Resource> Expand(EnvironmentScope scope)
    {
        var rules = scope.Apps.Select(a => KeyValuePair.Create(a.Key, FleetSize.RulesOf(a.Value))).Where(a => a.Value > 0);
        yield return new(IdFor(scope.Environment.Name), new LoadBalancerFleetSpec(new(rules)), scope.Environment.Position);
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken)
    {
        var balancers = new List<LoadBalancer>();
        foreach (var stack in await StackObserver.ListAsync(request, cloudFormation, cancellationToken))
        {
            if (OwnershipTags.Read(stack.Tags, request.Platform, request.Environment.Name)?.Resource is { Kind: EnvironmentStackKind.KindName } id
                && StackParts.IngressNumber(id.Name) is { } number
                && !StackStatus.IsBeingMade(stack.Status))
            {
                var listener = Required(stack, EnvironmentOutputs.ListenerArn);
                balancers.Add(new(
                    number,
                    listener,
                    Required(stack, EnvironmentOutputs.LoadBalancerName),
                    Required(stack, EnvironmentOutputs.LoadBalancerZone),
                    await elb.ListRulesAsync(listener, cancellationToken)));
            }
        }

        return request.Desired.ToDictionary(d => d.Id, d => (Observation)Found(d, [.. balancers.OrderBy(b => b.Number)], request));
    }

    /// <summary>The load balancers of an environment, for kinds that live on them.</summary>
    /// <exception cref="CloudFault">Nobody can tell.</exception>
    internal static LoadBalancerFleetState Look(ObserveRequest request) => request.Seen(IdFor(request.Environment.Name)) switch
    {
        Observation.Found found => (LoadBalancerFleetState)found.State,
        Observation.Unknown unknown => throw new CloudFault(unknown.Reason, unknown.Message, isTransient: true),
        _ => LoadBalancerFleetState.None,
    };

    /// <inheritdoc/>
    /// <remarks>Never reached, as the other verbs: there is nothing to make.</remarks>
    protected override Task<VerbResult> CreateAsync(ResourceId id, LoadBalancerFleetSpec spec, VerbContext context, CancellationToken cancellationToken) =>
        Task.FromResult(VerbResult.Converged());

    /// <inheritdoc/>
    protected override Task<VerbResult> UpdateAsync(
        UpdateOf<LoadBalancerFleetSpec, LoadBalancerFleetState> update,
        VerbContext context,
        CancellationToken cancellationToken) =>
        Task.FromResult(VerbResult.Converged());

    /// <inheritdoc/>
    protected override Task<VerbResult> DeleteAsync(ResourceId id, LoadBalancerFleetState state, VerbContext context, CancellationToken cancellationToken) =>
        Task.FromResult(VerbResult.Converged());

    private static Observation.Found Found(Resource desired, EquatableList<LoadBalancer> balancers, ObserveRequest request)
    {
        var places = Placement.Of(((LoadBalancerFleetSpec)desired.Spec).Rules, balancers, rule => OwnerOf(rule, request));
        var outputs = new List<KeyValuePair<string, string>>();
        foreach (var (app, balancer) in places)
        {
            outputs.Add(KeyValuePair.Create(OutputName(app, EnvironmentOutputs.ListenerArn), balancer.ListenerArn));
            outputs.Add(KeyValuePair.Create(OutputName(app, EnvironmentOutputs.LoadBalancerName), balancer.Name));
            outputs.Add(KeyValuePair.Create(OutputName(app, EnvironmentOutputs.LoadBalancerZone), balancer.Zone));
            outputs.Add(KeyValuePair.Create(OutputName(app, EnvironmentOutputs.LoadBalancerFullName), balancer.FullName));
        }

        return new Observation.Found(new LoadBalancerFleetState(balancers), new(outputs), new(desired.Id, Commit: null, IsByName: true));
    }

    private static string? OwnerOf(ElbRule rule, ObserveRequest request) =>
        OwnershipTags.Read(rule.Tags, request.Platform, request.Environment.Name)?.Resource is { Kind: ListenerRuleKind.KindName } id ? id.Owner.App : null;

    private static string OutputName(string app, string output) => $"{output}/{app}";

    private static string Required(CloudStack stack, string output) =>
        stack.Outputs.GetValueOrDefault(output)
        ?? throw new CloudFault("EnvironmentNotReady", $"stack {stack.Name} is {stack.Status} and has no output {output}", isTransient: true);
}
