using Cyclops.Aws.Scaling;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.Caching;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.Ownership;

namespace Cyclops.Reconcilers.ScalableTarget;

/// <summary>What is scaled in an environment: listed once a pass, for services and for how they are scaled.</summary>
internal sealed class ScalableTargetReads(ScalingGateway scaling, TimeProvider time)
{
    /// <summary>Tags take a call for each, and AWS publishes no rate for it.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(30);

    private readonly ReadCache<Tagged> _tags = new(Hold, time);

    /// <summary>Those of an environment's cluster, by the names of their services.</summary>
    /// <exception cref="CloudFault">They could not be listed, or the environment could not be read.</exception>
    public async Task<IReadOnlyDictionary<string, TaggedTarget>> ListAsync(ObserveRequest request, CancellationToken cancellationToken) =>
        EnvironmentInputs.Look(request, EnvironmentInputs.ClusterName(request.Environment)) is { } cluster
            ? await request.Memo.GetAsync("scaling:targets", () => ListAsync(cluster, cancellationToken))
            : new Dictionary<string, TaggedTarget>();

    /// <summary>Tells by the name of a service whether an autoscaler of ours sets its count, or nobody can tell for now.</summary>
    /// <remarks>
    /// Whoever may not read it cannot have set one up either: nothing is scaled then, so that an older policy does not stop all that is
    /// to be changed.
    /// </remarks>
    public async Task<Func<string, bool>> ScaledAsync(ObserveRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var listed = await ListAsync(request, cancellationToken);
            return service => listed.TryGetValue(service, out var target)
                && (target.Fault?.IsTransient ?? (target.Tags is { } tags && OwnershipTags.Read(tags, request.Platform, request.Environment.Name) is not null));
        }
        catch (CloudFault fault)
        {
            return _ => fault.IsTransient;
        }
    }

    /// <summary>Its tags were changed, or may have been.</summary>
    public void Forget(string arn) => _tags.Forget(arn);

    private async Task<IReadOnlyDictionary<string, TaggedTarget>> ListAsync(string cluster, CancellationToken cancellationToken)
    {
        var prefix = Aws.Scaling.ScalableTarget.PrefixOf(cluster);
        var targets = new Dictionary<string, TaggedTarget>(StringComparer.Ordinal);
        foreach (var target in (await scaling.ListAsync(cancellationToken)).Where(t => t.ResourceId.StartsWith(prefix, StringComparison.Ordinal)))
        {
            targets[target.ResourceId[prefix.Length..]] = await TaggedAsync(target, cancellationToken);
        }

        return targets;
    }

    /// <summary>One whose tags cannot be read holds its own app up, and no other.</summary>
    private async Task<TaggedTarget> TaggedAsync(Aws.Scaling.ScalableTarget target, CancellationToken cancellationToken)
    {
        try
        {
            return new(target, (await _tags.ReadAsync(target.Arn, ReadAsync))?.Tags, Fault: null);
        }
        catch (CloudFault fault)
        {
            return new(target, Tags: null, fault);
        }

        async Task<Tagged?> ReadAsync() => await scaling.TagsAsync(target.Arn, cancellationToken) is { } tags ? new(tags) : null;
    }

    private sealed record Tagged(EquatableMap<string> Tags);
}
