using Cyclops.Aws.CloudFormation;
using Cyclops.Aws.Ec2;
using Cyclops.Aws.ElasticLoadBalancing;
using Cyclops.Aws.Route53;
using Cyclops.Engine.Kinds;
using Cyclops.Engine.Naming;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.EnvironmentStack.Templates;
using Cyclops.Reconcilers.Ownership;
using Cyclops.Reconcilers.PlatformStack;

namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>
/// An environment's CloudFormation stacks: what is slow and shared. Apps refer to their outputs and never wait on a stack of
/// their own. A change is worked out by a change set first, looked at, and then made.
/// </summary>
public sealed class EnvironmentStackKind(CloudFormationGateway cloudFormation, Ec2Gateway ec2, Route53Gateway dns, ElbGateway elb, StackMeans means)
    : ResourceKind<EnvironmentStackSpec, EnvironmentStackState>, IDriftDetector
{
    public const string KindName = "EnvironmentStack";

    /// <summary>What stands in a plan for working a stuck stack free.</summary>
    private const string StatusField = "status";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private readonly StackObserver _observer = new(cloudFormation, dns);
    private readonly StackRemoval _removal = new(cloudFormation, elb, dns, means.RoleArn);

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    public override string DisplayName => "environment stack";

    /// <inheritdoc/>
    protected override FieldTable<EnvironmentStackSpec, EnvironmentStackState> Fields { get; } = new FieldTable<EnvironmentStackSpec, EnvironmentStackState>()
        .Text("why", s => s.Why, _ => null)
        .Text("network", s => s.Identity.Network, o => o.Stack.Outputs.GetValueOrDefault(EnvironmentOutputs.Network), ChangeMode.Forbidden)
        .Text("domain", s => s.Identity.Domain, o => o.Stack.Outputs.GetValueOrDefault(EnvironmentOutputs.Domain), ChangeMode.Forbidden)
        .Text("capacity", s => s.Identity.Capacity, o => o.Stack.Outputs.GetValueOrDefault(EnvironmentOutputs.Capacity), ChangeMode.Forbidden)
        .Text("ingress", s => s.Identity.Ingress, o => o.Stack.Outputs.GetValueOrDefault(EnvironmentOutputs.Ingress), ChangeMode.Forbidden)
        .Map(StackCosts.TemplateField, s => s.Template, o => o.Template)
        .InputMap("parameters", s => s.Parameters, o => o.Parameters)
        .Map(TagChanges.Field, s => s.Tags, o => o.Tags);

    public static ResourceId IdFor(string environment, string part) => new(ObjectKey.ForEnvironment(environment), KindName, part);

    /// <inheritdoc/>
    public override IEnumerable<Resource> Expand(EnvironmentScope scope)
    {
        var environment = scope.Environment;
        foreach (var stack in EnvironmentStacks.Of(scope))
        {
            var body = stack.Template.ToJson();
            yield return new(
                IdFor(environment.Name, stack.Part),
                new EnvironmentStackSpec(
                    StackText.NameFor(scope.Platform.Name, environment.Name, stack.Part),
                    stack.Identity,
                    stack.Template.Flatten(),
                    ResourceNames.Hash(StackText.HashLength, body),
                    stack.Parameters,
                    scope.Platform.Tags,
                    stack.Why,
                    body,
                    environment),
                environment.Position);
        }
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken) =>
        _observer.ObserveAsync(request, cancellationToken);

    /// <inheritdoc/>
    public override Refusal? Keep(ResourceId id, EnvironmentManifest environment) => StackRemoval.Refuse(id, environment);

    /// <inheritdoc/>
    public DateTimeOffset? LastDetection(Observation.Found found)
    {
        var stack = ((EnvironmentStackState)found.State).Stack;
        return StackStatus.IsComparable(stack.Status) ? stack.Drift.CheckedAt ?? stack.MadeAt : null;
    }

    /// <inheritdoc/>
    public Task DetectDriftAsync(Observation.Found found, CancellationToken cancellationToken) =>
        cloudFormation.Drifts.DetectAsync(((EnvironmentStackState)found.State).Stack.Name, cancellationToken);

    /// <inheritdoc/>
    protected override IEnumerable<Input?> Inputs(EnvironmentStackSpec spec) => spec.Parameters.Values;

    /// <inheritdoc/>
    protected override IEnumerable<FieldChange> Compare(EnvironmentStackSpec spec, EnvironmentStackSpec? lastApplied, EnvironmentStackState state, Resolver resolve)
    {
        foreach (var change in Fields.Compare(spec, lastApplied, state, resolve))
        {
            yield return StackCosts.Of(change, spec, state);
        }

        foreach (var change in StackCosts.OfChangeSet(state.ChangeSet))
        {
            yield return change;
        }

        if (state.WayOut is { } wayOut)
        {
            var wanted = wayOut == WayOut.MakeAgain ? "made again" : "rolled back";
            yield return new(StatusField, wanted, state.Stack.Status, LastApplied: null, ChangeMode.InPlace, ChangeCause.Unknown);
        }
    }

    /// <inheritdoc/>
    protected override Refusal? Refuse(Resource desired, EnvironmentStackSpec spec, IReadOnlyCollection<FieldChange> changes) =>
        base.Refuse(desired, spec, changes) ?? StackConsent.Refuse(desired, spec, changes);

    /// <inheritdoc/>
    /// <remarks>A change that was rolled back and is not wanted any more has left the stack as it is wanted.</remarks>
    protected override Outcome Readiness(EnvironmentStackSpec spec, EnvironmentStackState state) =>
        state.Stack.Status == StackStatus.RolledBack
        && state.Stack.Outputs.GetValueOrDefault(EnvironmentOutputs.TemplateHash) == spec.TemplateHash
        && spec.Tags.Equals(state.Tags)
            ? Outcome.Converged.Instance
            : StackStatus.Outcome(state);

    /// <inheritdoc/>
    protected override async Task<VerbResult> CreateAsync(
        ResourceId id,
        EnvironmentStackSpec spec,
        VerbContext context,
        CancellationToken cancellationToken)
    {
        var zones = id.Name == StackParts.Network ? await ZonesAsync(spec.Environment, cancellationToken) : EquatableMap<string>.Empty;
        await cloudFormation.CreateAsync(await RequestAsync(id, spec, zones, StackText.Token(spec), context, cancellationToken), cancellationToken);
        return Started(spec, "CloudFormation was told to make it");
    }

    /// <inheritdoc/>
    protected override async Task<VerbResult> UpdateAsync(
        UpdateOf<EnvironmentStackSpec, EnvironmentStackState> update,
        VerbContext context,
        CancellationToken cancellationToken)
    {
        var (stack, spec) = (update.State.Stack, update.Spec);
        switch (update.State.WayOut)
        {
            case WayOut.MakeAgain:
                await _removal.RemoveAsync(stack, cancellationToken);
                return Started(spec, $"it is {stack.Status} and is removed, to be made again");
            case WayOut.RollBack:
                await cloudFormation.RollBackAsync(stack.Name, cancellationToken);
                return Started(spec, "CloudFormation was told to undo a change that failed");
            case WayOut.ContinueRollback:
                await cloudFormation.ContinueRollbackAsync(stack.Name, cancellationToken);
                return Started(spec, "CloudFormation was told to go on undoing a change that failed");
        }

        var name = StackText.ChangeSetName(spec, stack, i => context.Resolve(i));
        if (update.State.ChangeSet is { } changeSet)
        {
            return await MakeAsync(changeSet, spec, name, cancellationToken);
        }

        var zones = new EquatableMap<string>(stack.Parameters.Where(p => p.Key.StartsWith(NetworkTemplate.ZonePrefix, StringComparison.Ordinal)));
        var request = await RequestAsync(update.Id, spec, zones, name, context, cancellationToken);
        try
        {
            await cloudFormation.ChangeSets.CreateAsync(name, request, cancellationToken);
        }
        catch (CloudFault fault) when (fault.Code is "AlreadyExistsException" or "AlreadyExists")
        {
            // By an attempt whose answer was lost: it is looked at next.
        }

        return VerbResult.Of(new Outcome.Progressing("ChangeSetInProgress", $"stack {spec.StackName}: CloudFormation was asked what the change would do", Soon, IsPrepared: true));
    }

    /// <inheritdoc/>
    protected override Task<VerbResult> DeleteAsync(ResourceId id, EnvironmentStackState state, VerbContext context, CancellationToken cancellationToken) =>
        _removal.DeleteAsync(id, state, context, cancellationToken);

    /// <summary>Makes a change that was worked out and not refused.</summary>
    private async Task<VerbResult> MakeAsync(StackChangeSet changeSet, EnvironmentStackSpec spec, string name, CancellationToken cancellationToken)
    {
        if (changeSet.IsReady)
        {
            await cloudFormation.ChangeSets.ExecuteAsync(spec.StackName, name, name, cancellationToken);
            return Started(spec, "CloudFormation was told to change it");
        }

        await cloudFormation.ChangeSets.DeleteAsync(spec.StackName, name, cancellationToken);
        return changeSet.IsEmpty ? VerbResult.Converged()
            : changeSet.Status == "FAILED" ? VerbResult.Of(new Outcome.Failed("ChangeSetFailed", $"stack {spec.StackName}: {changeSet.StatusReason ?? "CloudFormation gives no reason"}; mend the environment's manifest and commit"))
            : VerbResult.Of(new Outcome.Progressing("ChangeSetInProgress", $"stack {spec.StackName}: a change that is out of date was thrown away", Soon, IsPrepared: true));
    }

    private static VerbResult Started(EnvironmentStackSpec spec, string what) =>
        VerbResult.Of(new Outcome.Progressing("StackInProgress", $"stack {spec.StackName}: {what}", Soon));

    /// <summary>A stack's tags are put on every resource in it, so the commit is not among them; all of them are Cyclops'.</summary>
    private static Dictionary<string, string> TagsFor(ResourceId id, VerbContext context) =>
        OwnershipTags.For(id, context).Where(t => t.Key is not (OwnershipTags.Commit or OwnershipTags.Tags)).ToDictionary(StringComparer.Ordinal);

    private async Task<StackRequest> RequestAsync(
        ResourceId id,
        EnvironmentStackSpec spec,
        EquatableMap<string> zones,
        string token,
        VerbContext context,
        CancellationToken cancellationToken)
    {
        var body = StackText.Body(spec, context);
        var parameters = spec.Parameters.Select(p => KeyValuePair.Create(p.Key, context.Require(p.Value))).Concat(zones);
        return new(spec.StackName, body, parameters.ToDictionary(StringComparer.Ordinal), token, TagsFor(id, context))
        {
            TemplateUrl = await means.PlaceAsync(spec.StackName, body, cancellationToken),
            RoleArn = means.RoleArn,
        };
    }

    private async Task<EquatableMap<string>> ZonesAsync(EnvironmentManifest environment, CancellationToken cancellationToken)
    {
        if (environment.Network is not NetworkSpec.Managed network)
        {
            return EquatableMap<string>.Empty;
        }

        var zones = await ec2.ListZonesAsync(cancellationToken);
        return zones.Count >= network.Zones
            ? new(zones.Take(network.Zones).Select((z, i) => KeyValuePair.Create(NetworkTemplate.ZoneParameter(i), z)))
            : throw new CloudFault("TooFewZones", $"environment {environment.Name} asks for {network.Zones} availability zones at {environment.Position} and the region has {zones.Count} ({string.Join(", ", zones)})", isTransient: false);
    }
}
