using Cyclops.Model;
using Cyclops.Model.Outcomes;

namespace Cyclops.Engine.Kinds;

/// <summary>
/// A kind of thing that others make and Cyclops only looks up: an image in its registry, a secret that people keep. What is not there
/// holds its owner up (<see cref="Observation.Absent.Obstacle"/>), and another answer is another wish.
/// </summary>
/// <inheritdoc cref="ResourceKind{TSpec,TState}"/>
public abstract class LookupKind<TSpec, TState> : ResourceKind<TSpec, TState>
    where TSpec : class
    where TState : class
{
    /// <inheritdoc/>
    public sealed override bool IsLookup => true;

    /// <inheritdoc/>
    /// <remarks>One after the other, so that whoever does not answer is waited for once.</remarks>
    public sealed override async Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken)
    {
        var observations = new Dictionary<ResourceId, Observation>();
        foreach (var desired in request.Desired)
        {
            observations[desired.Id] = await LookUpAsync(desired, (TSpec)desired.Spec, request, cancellationToken);
        }

        return observations;
    }

    /// <summary>Looks one of them up.</summary>
    protected abstract Task<Observation> LookUpAsync(Resource desired, TSpec spec, ObserveRequest request, CancellationToken cancellationToken);

    /// <inheritdoc/>
    /// <remarks>Never reached: what is not there has an obstacle.</remarks>
    protected sealed override Task<VerbResult> CreateAsync(ResourceId id, TSpec spec, VerbContext context, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{id} is looked up and never made");

    /// <inheritdoc/>
    /// <remarks>Never reached: what is found is as wanted.</remarks>
    protected sealed override Task<VerbResult> UpdateAsync(UpdateOf<TSpec, TState> update, VerbContext context, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{update.Id} is looked up and never changed");

    /// <inheritdoc/>
    /// <remarks>Never reached: what is not wanted is not looked for.</remarks>
    protected sealed override Task<VerbResult> DeleteAsync(ResourceId id, TState state, VerbContext context, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{id} is looked up and never deleted");
}
