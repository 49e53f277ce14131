using Cyclops.Aws.Route53;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.ListenerRule;
using Cyclops.Reconcilers.LoadBalancers;

namespace Cyclops.Reconcilers.DnsRecord;

/// <summary>A DNS record per host of an app within the environment's domain; other hosts are their owner's to point here.</summary>
public sealed class DnsRecordKind(Route53Gateway route53) : ResourceKind<DnsRecordSpec, DnsAlias>
{
    public const string KindName = "DnsRecord";

    /// <summary>All records of one name weigh the same; there is one.</summary>
    private const int Weight = 100;

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    public override string DisplayName => "DNS record";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ReferencedKinds => [EnvironmentStackKind.KindName, LoadBalancerFleetKind.KindName, ListenerRuleKind.KindName];

    /// <inheritdoc/>
    protected override FieldTable<DnsRecordSpec, DnsAlias> Fields { get; } = new FieldTable<DnsRecordSpec, DnsAlias>()
        .Text("name", s => s.Host, o => o.Name)
        .Input("alias", s => s.TargetName, o => o.TargetName)
        .Input("aliasZone", s => s.TargetZone, o => o.TargetZoneId)
        .Number("weight", _ => Weight, o => o.Weight)
        .Flag("evaluateTargetHealth", _ => false, o => o.EvaluateTargetHealth);

    /// <inheritdoc/>
    public override IEnumerable<Resource> Expand(AppScope scope)
    {
        foreach (var host in scope.Spec.Hosts.Where(h => IsWithin(h, scope.Environment.Domain)).Order(StringComparer.Ordinal))
        {
            yield return new(
                new(scope.Key, KindName, host),
                new DnsRecordSpec(
                    EnvironmentInputs.HostedZoneId(scope.Environment),
                    host,
                    SetIdentifier.For(scope.Platform.Name, scope.Key),
                    LoadBalancerFleetKind.Output(scope.Key, EnvironmentOutputs.LoadBalancerName),
                    LoadBalancerFleetKind.Output(scope.Key, EnvironmentOutputs.LoadBalancerZone),
                    Input.Output(ListenerRuleKind.IdFor(scope.Key, scope.Spec.Hosts, host), ListenerRuleKind.ArnOutput)),
                scope.App.Position,
                scope.ContestedHosts.TryGetValue(host, out var others)
                    ? new("HostClaimedTwice", $"host {host} is claimed by {others} too; take it out of one of the manifests ({scope.App.Position})")
                    : null);
        }
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(
        ObserveRequest request,
        CancellationToken cancellationToken)
    {
        if (EnvironmentInputs.Look(request, EnvironmentInputs.HostedZoneId(request.Environment)) is not { } zone)
        {
            return request.Desired.ToDictionary(d => d.Id, _ => (Observation)Observation.Absent.Instance);
        }

        var records = await route53.ListRecordsAsync(zone, cancellationToken);
        var observations = new Dictionary<ResourceId, Observation>();
        foreach (var record in records)
        {
            if (record.Alias is { } alias && SetIdentifier.Read(record.SetIdentifier, request.Platform, request.Environment.Name) is { } owner)
            {
                var id = new ResourceId(owner, KindName, record.Name);
                observations[id] = new Observation.Found(alias, EquatableMap<string>.Empty, new(id, Commit: null, IsByName: true));
            }
        }

        var byName = records.Where(r => r.Type is "A" or "AAAA" or "CNAME").ToLookup(r => r.Name, StringComparer.Ordinal);
        foreach (var desired in request.Desired)
        {
            if (!observations.ContainsKey(desired.Id))
            {
                observations[desired.Id] = byName[desired.Id.Name].FirstOrDefault() is { } taken
                    ? Taken(desired, taken, request)
                    : Observation.Absent.Instance;
            }
        }

        return observations;
    }

    /// <inheritdoc/>
    protected override IEnumerable<Input?> Inputs(DnsRecordSpec spec) =>
        [spec.Zone, spec.TargetName, spec.TargetZone, spec.Rule];

    /// <inheritdoc/>
    protected override Task<VerbResult> CreateAsync(
        ResourceId id,
        DnsRecordSpec spec,
        VerbContext context,
        CancellationToken cancellationToken) =>
        UpsertAsync(spec, context, cancellationToken);

    /// <inheritdoc/>
    protected override Task<VerbResult> UpdateAsync(
        UpdateOf<DnsRecordSpec, DnsAlias> update,
        VerbContext context,
        CancellationToken cancellationToken) =>
        UpsertAsync(update.Spec, context, cancellationToken);

    /// <inheritdoc/>
    protected override async Task<VerbResult> DeleteAsync(
        ResourceId id,
        DnsAlias state,
        VerbContext context,
        CancellationToken cancellationToken)
    {
        var zone = context.Require(EnvironmentInputs.HostedZoneId(context.Environment));
        await route53.ChangeAsync(zone, new(DnsAction.Delete, state), cancellationToken);
        return VerbResult.Converged();
    }

    /// <summary>Whether a host is in the environment's zone: of others somebody else makes the record.</summary>
    public static bool IsWithin(string host, string domain) => host == domain || host.EndsWith("." + domain, StringComparison.Ordinal);

    private static Observation.Foreign Taken(Resource desired, Aws.Route53.DnsRecord taken, ObserveRequest request)
    {
        var record = $"{taken.Name} {taken.Type} {taken.SetIdentifier}".TrimEnd();
        if (SetIdentifier.Read(taken.SetIdentifier, request.Platform, request.Environment.Name) is { } owner
            && new ResourceId(owner, KindName, taken.Name) is var other
            && !request.Desired.Any(d => d.Id == other))
        {
            return new(record, $"host {taken.Name} has a record of {owner} still, which gives it up", other);
        }

        return new(record, $"host {taken.Name} has a {taken.Type} record already that is not of {desired.Id.Owner} ({taken.SetIdentifier ?? "a simple record"}); remove it, or take the host out of {desired.Source}");
    }

    private async Task<VerbResult> UpsertAsync(DnsRecordSpec spec, VerbContext context, CancellationToken cancellationToken)
    {
        var record = new DnsAlias(
            spec.Host,
            spec.SetIdentifier,
            Weight,
            context.Require(spec.TargetZone),
            context.Require(spec.TargetName));
        await route53.ChangeAsync(context.Require(spec.Zone), new(DnsAction.Upsert, record), cancellationToken);
        return VerbResult.Converged();
    }
}
