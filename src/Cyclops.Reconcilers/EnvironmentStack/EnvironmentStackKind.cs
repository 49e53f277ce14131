using Cyclops.Aws.CloudFormation;
using Cyclops.Aws.Ec2;
using Cyclops.Aws.Route53;
using Cyclops.Engine.Kinds;
using Cyclops.Engine.Naming;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.EnvironmentStack.Templates;
using Cyclops.Reconcilers.Ownership;

namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>An environment's CloudFormation stack: what is slow and shared. Apps refer to its outputs and never wait on a stack of their own.</summary>
public sealed class EnvironmentStackKind(CloudFormationGateway cloudFormation, Ec2Gateway ec2, Route53Gateway dns)
    : ResourceKind<EnvironmentStackSpec, EnvironmentStackState>
{
    public const string KindName = "EnvironmentStack";

    private const string Main = "main";
    private const int HashLength = 16;
    private const string ZonePrefix = "Zone";

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    public override string DisplayName => "environment stack";

    /// <inheritdoc/>
    protected override FieldTable<EnvironmentStackSpec, EnvironmentStackState> Fields { get; } = new FieldTable<EnvironmentStackSpec, EnvironmentStackState>()
        .Text("network", s => s.Network, o => o.Stack.Outputs.GetValueOrDefault(EnvironmentOutputs.Network), ChangeMode.Forbidden)
        .Text("domain", s => s.Domain, o => o.Stack.Outputs.GetValueOrDefault(EnvironmentOutputs.Domain), ChangeMode.Forbidden)
        .Text("capacity", s => s.Capacity, o => o.Stack.Outputs.GetValueOrDefault(EnvironmentOutputs.Capacity), ChangeMode.Forbidden)
        .Text("ingress", s => s.Ingress, o => o.Stack.Outputs.GetValueOrDefault(EnvironmentOutputs.Ingress), ChangeMode.Forbidden)
        .Map("template", s => s.Template, o => o.Template)
        .Map(TagChanges.Field, s => s.Tags, o => o.Tags);

    public static ResourceId IdFor(string environment) => new(ObjectKey.ForEnvironment(environment), KindName, Main);

    /// <summary>A reference to an output of an environment.</summary>
    public static Input Output(string environment, string output) => Input.Output(IdFor(environment), output);

    /// <inheritdoc/>
    public override IEnumerable<Resource> Expand(EnvironmentScope scope)
    {
        var environment = scope.Environment;
        var template = EnvironmentTemplate.Build(scope.Platform.Name, environment);
        yield return new(
            IdFor(environment.Name),
            new EnvironmentStackSpec(
                $"cyclops-{scope.Platform.Name}-{environment.Name}",
                NetworkOf(environment.Network),
                environment.Domain,
                environment.Cluster is ClusterSpec.Fargate ? "fargate" : "ec2",
                IngressOf(environment.LoadBalancers),
                template.Flatten(),
                ResourceNames.Hash(HashLength, template.ToJson()),
                scope.Platform.Tags,
                environment),
            environment.Position);
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(
        ObserveRequest request,
        CancellationToken cancellationToken)
    {
        var observations = new Dictionary<ResourceId, Observation>();
        foreach (var desired in request.Desired)
        {
            observations[desired.Id] = await ObserveAsync(desired, request, cancellationToken);
        }

        return observations;
    }

    /// <summary>An output of the environment's stack, for kinds that live within it.</summary>
    /// <returns>Null while the environment has not been made: then nothing within it is there.</returns>
    /// <exception cref="CloudFault">Nobody can tell: then nobody can tell what is within it either.</exception>
    internal static string? Look(ObserveRequest request, string output)
    {
        return request.Seen(IdFor(request.Environment.Name)) switch
        {
            Observation.Found found when found.Outputs.TryGetValue(output, out var text) => text,
            Observation.Found { State: EnvironmentStackState state } when !StackStatus.IsBeingMade(state.Stack.Status) =>
                throw Unknown("EnvironmentNotReady", $"stack {state.Stack.Name} is {state.Stack.Status} and has no output {output}"),
            Observation.Unknown unknown => throw Unknown(unknown.Reason, unknown.Message),
            Observation.Foreign foreign => throw Unknown("EnvironmentNotOurs", foreign.Message),
            _ => null,
        };

        static CloudFault Unknown(string reason, string message) => new(reason, message, isTransient: true);
    }

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
        var zones = await ZonesAsync(spec.Environment, cancellationToken);
        await cloudFormation.CreateAsync(Request(id, spec, zones, Token(spec), context), cancellationToken);
        return Started(spec, "CloudFormation was told to make it");
    }

    /// <inheritdoc/>
    protected override async Task<VerbResult> UpdateAsync(
        UpdateOf<EnvironmentStackSpec, EnvironmentStackState> update,
        VerbContext context,
        CancellationToken cancellationToken)
    {
        var zones = update.State.Stack.Parameters.Where(p => p.Key.StartsWith(ZonePrefix, StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        var tags = ResourceNames.Hash(HashLength, [.. update.Spec.Tags.SelectMany(t => new[] { t.Key, t.Value })]);
        var token = $"{Token(update.Spec)}-{tags}-{update.State.Stack.ChangedAt.UtcTicks:x}";
        var changed = await cloudFormation.UpdateAsync(Request(update.Id, update.Spec, zones, token, context), cancellationToken);
        return changed ? Started(update.Spec, "CloudFormation was told to change it") : VerbResult.Converged();
    }

    /// <inheritdoc/>
    /// <remarks>Never reached: the deletion review keeps everything that belongs to an environment itself.</remarks>
    protected override Task<VerbResult> DeleteAsync(
        ResourceId id,
        EnvironmentStackState state,
        VerbContext context,
        CancellationToken cancellationToken) =>
        Task.FromResult(VerbResult.Of(new Outcome.Stalled("EnvironmentResource", $"stack {state.Stack.Name} is not deleted by a commit alone")));

    private static VerbResult Started(EnvironmentStackSpec spec, string what) =>
        VerbResult.Of(new Outcome.Progressing("StackInProgress", $"stack {spec.StackName}: {what}", TimeSpan.FromSeconds(2)));

    private static string NetworkOf(NetworkSpec network) => network switch
    {
        NetworkSpec.Managed managed => $"managed {managed.Cidr} in {managed.Zones} zones",
        NetworkSpec.Existing existing => $"existing {existing.VpcId}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A stack's tags are put on every resource in it, so the commit is not among them; all of them are Cyclops'.</summary>
    private static Dictionary<string, string> TagsFor(ResourceId id, VerbContext context) =>
        OwnershipTags.For(id, context).Where(t => t.Key is not (OwnershipTags.Commit or OwnershipTags.Tags)).ToDictionary(StringComparer.Ordinal);

    /// <summary>
    /// The same template is the same request; a change also says what it changes, and to which tags, so that what was there
    /// before may come back. Source: CloudFormation API, ClientRequestToken, at most 128 of <c>[a-zA-Z0-9-]</c>.
    /// </summary>
    private static string Token(EnvironmentStackSpec spec) => $"cyclops-{spec.TemplateHash}";

    private static StackRequest Request(
        ResourceId id,
        EnvironmentStackSpec spec,
        Dictionary<string, string> zones,
        string token,
        VerbContext context) =>
        new(spec.StackName, Body(spec, context), zones, token, TagsFor(id, context));

    private static string Body(EnvironmentStackSpec spec, VerbContext context)
    {
        var template = EnvironmentTemplate.Build(context.Platform, spec.Environment);
        template.AddOutput(EnvironmentOutputs.TemplateHash, spec.TemplateHash);
        template.AddOutput(EnvironmentOutputs.Commit, context.Commit?.Sha ?? "none");
        template.AddOutput(EnvironmentOutputs.Network, spec.Network);
        template.AddOutput(EnvironmentOutputs.Domain, spec.Domain);
        template.AddOutput(EnvironmentOutputs.Capacity, spec.Capacity);
        template.AddOutput(EnvironmentOutputs.Ingress, spec.Ingress);
        return template.ToJson();
    }

    private static string IngressOf(LoadBalancerSpec spec) =>
        $"{(spec.Internal ? "internal" : "internet-facing")} {(spec.CertificateArn is null ? "http" : "https")}";

    private async Task<Dictionary<string, string>> ZonesAsync(EnvironmentManifest environment, CancellationToken cancellationToken)
    {
        if (environment.Network is not NetworkSpec.Managed network)
        {
            return [];
        }

        var zones = await ec2.ListZonesAsync(cancellationToken);
        return zones.Count >= network.Zones
            ? zones.Take(network.Zones).Select((z, i) => KeyValuePair.Create(NetworkTemplate.ZoneParameter(i), z)).ToDictionary(StringComparer.Ordinal)
            : throw new CloudFault("TooFewZones", $"environment {environment.Name} asks for {network.Zones} availability zones at {environment.Position} and the region has {zones.Count} ({string.Join(", ", zones)})", isTransient: false);
    }

    /// <summary>
    /// Whether the environment was made in another region, or under another name of the platform: hosted zones are global, and
    /// the one of its domain says whose it is. Made once more, it would take the domain's traffic nowhere, and what is
    /// there would be forgotten.
    /// </summary>
    private async Task<Observation.Foreign?> ElsewhereAsync(ResourceId id, ObserveRequest request, CancellationToken cancellationToken)
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
                + $"{zone.Tags.GetValueOrDefault(OwnershipTags.Platform)}, and this region has no stack of {id.Owner} of platform {request.Platform}: the platform's name and the "
                + $"region of an environment that runs cannot be changed. Take the change at {environment.Position} back; or remove what runs there and its zone first; or name the zone as hostedZoneId to keep it")
            : null;
    }

    private async Task<Observation> ObserveAsync(Resource desired, ObserveRequest request, CancellationToken cancellationToken)
    {
        var spec = (EnvironmentStackSpec)desired.Spec;
        var stack = await cloudFormation.FindAsync(spec.StackName, cancellationToken);
        if (stack is null)
        {
            return await ElsewhereAsync(desired.Id, request, cancellationToken) ?? (Observation)Observation.Absent.Instance;
        }

        if (OwnershipTags.Read(stack.Tags, request.Platform, request.Environment.Name)?.Resource != desired.Id)
        {
            return Clash.With($"stack {stack.Name}", stack.Id, desired.Id);
        }

        var isAsWanted = stack.Outputs.GetValueOrDefault(EnvironmentOutputs.TemplateHash) == spec.TemplateHash;
        var isChanging = StackStatus.IsInProgress(stack.Status) || StackStatus.IsBeingMade(stack.Status);
        var template = isAsWanted || isChanging
            ? null
            : TemplateDocument.Parse(await cloudFormation.TemplateAsync(stack.Name, cancellationToken)).Flatten();
        var failure = StackStatus.IsFailed(stack.Status) ? await cloudFormation.FirstFailureAsync(stack.Name, cancellationToken) : null;
        var sha = stack.Outputs.GetValueOrDefault(EnvironmentOutputs.Commit);
        return new Observation.Found(
            new EnvironmentStackState(stack, template, isChanging ? null : new(OwnershipTags.Others(stack.Tags)), failure),
            stack.Outputs,
            new(desired.Id, CommitId.IsValid(sha) ? new CommitId(sha!) : null));
    }
}
