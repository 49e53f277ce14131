using Cyclops.Aws.CloudFormation;
using Cyclops.Aws.Route53;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.EnvironmentStack.Templates;
using Cyclops.Reconcilers.Ownership;

namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>Looks at the stacks of an environment: those that are wanted, and those that were.</summary>
internal sealed class StackObserver(CloudFormationGateway cloudFormation, Route53Gateway dns)
{
    /// <summary>Resources that are named while an operation is under way.</summary>
    private const int MostNamed = 3;

    private readonly StackDriftReader _drifts = new(cloudFormation.Drifts);

    /// <summary>All stacks of the region, read once a pass.</summary>
    public static Task<IReadOnlyList<CloudStack>> ListAsync(ObserveRequest request, CloudFormationGateway cloudFormation, CancellationToken cancellationToken) =>
        request.Memo.GetAsync("cloudformation:stacks", () => cloudFormation.ListAsync(cancellationToken));

    public async Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken)
    {
        var listed = await ListAsync(request, cloudFormation, cancellationToken);
        var stacks = listed.ToDictionary(s => s.Name, StringComparer.Ordinal);
        var observations = new Dictionary<ResourceId, Observation>();
        foreach (var stack in listed)
        {
            if (OwnershipTags.Read(stack.Tags, request.Platform, request.Environment.Name)?.Resource is { Kind: EnvironmentStackKind.KindName } id
                && Wanted(id) is null
                && !StackRemoval.IsQuietlyKept(id, request.Environment))
            {
                observations[id] = await LookAsync(stack, () => UnwantedAsync(id, stack, cancellationToken), cancellationToken);
            }
        }

        Value Resolve(Input? input) => input?.From is not { } from ? Value.Known(input!.Literal!)
            : Wanted(from.To) is { } other && stacks.TryGetValue(other.StackName, out var found) && found.Outputs.TryGetValue(from.Output, out var text) ? Value.Known(text + input.Suffix)
            : Value.Pending;
        EnvironmentStackSpec? Wanted(ResourceId id) => request.Desired.FirstOrDefault(d => d.Id == id)?.Spec as EnvironmentStackSpec;

        var elsewhere = stacks.ContainsKey(StackText.NameFor(request.Platform, request.Environment.Name, StackParts.Network))
            ? null
            : await ElsewhereAsync(request, cancellationToken);
        foreach (var desired in request.Desired)
        {
            var spec = (EnvironmentStackSpec)desired.Spec;
            observations[desired.Id] = !stacks.TryGetValue(spec.StackName, out var stack) ? elsewhere ?? (Observation)Observation.Absent.Instance
                : OwnershipTags.Read(stack.Tags, request.Platform, request.Environment.Name)?.Resource != desired.Id ? NotOurs(stack, desired.Id)
                : await LookAsync(stack, () => WantedAsync(desired.Id, spec, stack, Resolve, cancellationToken), cancellationToken);
        }

        return observations;
    }

    /// <summary>A stack that was begun by a change set gets its tags with it: until then it is an empty shell that is nobody's.</summary>
    private static Observation.Foreign NotOurs(CloudStack stack, ResourceId id) => stack.Status == StackStatus.InReview
        ? new(stack.Id, $"stack {stack.Name} is {stack.Status}: somebody began to make it by a change set and did not go on ({stack.Id}); it is empty: delete it, and it is made")
        : Clash.With($"stack {stack.Name}", stack.Id, id);

    private static Observation.Found Found(ResourceId id, EnvironmentStackState state)
    {
        var sha = state.Stack.Outputs.GetValueOrDefault(EnvironmentOutputs.Commit);
        return new(state, state.Stack.Outputs, new(id, CommitId.IsValid(sha) ? new CommitId(sha!) : null));
    }

    /// <summary>One stack that cannot be read in full holds up no other.</summary>
    private async Task<Observation> LookAsync(CloudStack stack, Func<Task<Observation.Found>> look, CancellationToken cancellationToken)
    {
        try
        {
            return await look() with { Drift = await _drifts.ReadAsync(stack, cancellationToken) };
        }
        catch (CloudFault fault)
        {
            return new Observation.Unknown(fault.Code, fault.Message);
        }
    }

    /// <summary>A stack that no manifest asks for any more: its template says what it protects.</summary>
    private async Task<Observation.Found> UnwantedAsync(ResourceId id, CloudStack stack, CancellationToken cancellationToken)
    {
        var holdsData = StackParts.DatabaseName(id.Name) is not null && !StackStatus.IsInProgress(stack.Status);
        var template = holdsData ? TemplateDocument.Parse(await cloudFormation.TemplateAsync(stack.Name, cancellationToken)).Flatten() : null;
        return Found(id, new(stack, template, Parameters: null, Tags: null, Failure: (await OperationAsync(stack, cancellationToken))?.Failure));
    }

    private async Task<Observation.Found> WantedAsync(ResourceId id, EnvironmentStackSpec spec, CloudStack stack, Resolver resolve, CancellationToken cancellationToken)
    {
        var operation = await OperationAsync(stack, cancellationToken);
        var found = Found(id, await StateAsync(spec, stack, operation?.Failure, resolve, cancellationToken));
        var wasUndone = stack.Status == StackStatus.RolledBack && StackText.IsOf(operation?.Token, spec, resolve);
        return wasUndone && StackStatus.Outcome((EnvironmentStackState)found.State) is Outcome.Stalled stalled
            ? found with { Obstacle = new(stalled.Reason, stalled.Message) }
            : found;
    }

    private async Task<EnvironmentStackState> StateAsync(
        EnvironmentStackSpec spec,
        CloudStack stack,
        string? failure,
        Resolver resolve,
        CancellationToken cancellationToken)
    {
        if (StackStatus.IsInProgress(stack.Status))
        {
            return new(stack, Template: null, Parameters: null, Tags: null, failure, await ProgressAsync(stack, cancellationToken));
        }

        var isSame = stack.Description == StackText.Describe(spec.TemplateHash);
        var wayOut = StackStatus.WayOutOf(stack.Status, isSame);
        if (wayOut is not null || StackStatus.NeverWas(stack.Status) || stack.Status == "DELETE_FAILED")
        {
            return new(stack, Template: null, Parameters: null, Tags: null, failure, WayOut: wayOut);
        }

        var isAsWanted = stack.Outputs.GetValueOrDefault(EnvironmentOutputs.TemplateHash) == spec.TemplateHash;
        var template = isAsWanted ? null : TemplateDocument.Parse(await cloudFormation.TemplateAsync(stack.Name, cancellationToken)).Flatten();
        var parameters = new EquatableMap<string>(stack.Parameters.Where(p => !StackText.IsLookedUp(p.Key)));
        var tags = new EquatableMap<string>(OwnershipTags.Others(stack.Tags));
        var isChanged = !isAsWanted || !tags.Equals(spec.Tags) || spec.Parameters.Any(p => resolve(p.Value).Text is { } text && parameters.GetValueOrDefault(p.Key) != text);
        var changeSet = isChanged ? await cloudFormation.ChangeSets.FindAsync(stack.Name, StackText.ChangeSetName(spec, stack, resolve), cancellationToken) : null;
        return changeSet is { IsPending: true }
            ? new(stack, Template: null, Parameters: null, Tags: null, failure, ChangeSet: changeSet)
            : new(stack, template, parameters, tags, failure, ChangeSet: changeSet);
    }

    private async Task<StackOperation?> OperationAsync(CloudStack stack, CancellationToken cancellationToken) =>
        StackStatus.IsFailed(stack.Status) ? await cloudFormation.LatestOperationAsync(stack.Name, cancellationToken) : null;

    /// <summary>How far an operation has come, by resource.</summary>
    private async Task<string?> ProgressAsync(CloudStack stack, CancellationToken cancellationToken)
    {
        var resources = await cloudFormation.ListResourcesAsync(stack.Name, cancellationToken);
        var open = resources.Where(r => StackStatus.IsInProgress(r.Status)).ToList();
        var ready = resources.Count(r => r.Status.EndsWith("_COMPLETE", StringComparison.Ordinal));
        var named = string.Join(", ", open.Take(MostNamed).Select(r => $"{r.LogicalId} ({r.Type})"));
        var more = open.Count > MostNamed ? $" and {open.Count - MostNamed} more" : "";
        var waits = open.Count == 0 ? "" : $"; at work: {named}{more}";
        var delegation = open.Any(r => r.Type == CertificateTemplate.Type) && stack.Parameters.GetValueOrDefault(EnvironmentOutputs.HostedZoneId) is { } zone
            ? $"; a certificate is issued once the domain's parent delegates it to {string.Join(", ", await dns.NameServersAsync(zone, cancellationToken))}"
            : "";
        return $"{ready} of {resources.Count} resources are done{waits}{delegation}";
    }

    /// <summary>
    /// Whether the environment was made in another region, or under another name of the platform: hosted zones are global, and
    /// the one of its domain says whose it is. Made once more, it would take the domain's traffic nowhere, and what is
    /// there would be forgotten.
    /// </summary>
    private async Task<Observation.Foreign?> ElsewhereAsync(ObserveRequest request, CancellationToken cancellationToken)
    {
        var environment = request.Environment;
        if (environment.HostedZoneId is not null)
        {
            return null;
        }

        var zones = await dns.ListZonesAsync(environment.Domain, cancellationToken);
        return zones.FirstOrDefault(z => z.Tags.ContainsKey(OwnershipTags.Environment)) is { } zone
            ? new(
                zone.Id,
                $"hosted zone {zone.Id} of {environment.Domain} was made for environment {zone.Tags[OwnershipTags.Environment]} of platform "
                + $"{zone.Tags.GetValueOrDefault(OwnershipTags.Platform)}, and this region has no network of environment {environment.Name} of platform {request.Platform}: the platform's name and the "
                + $"region of an environment that runs cannot be changed. Take the change at {environment.Position} back; or remove what runs there and its zone first; or name the zone as hostedZoneId to keep it")
            : null;
    }
}
