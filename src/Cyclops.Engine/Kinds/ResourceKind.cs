using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Engine.Kinds;

/// <summary>A kind of resource as its author writes it: typed. The casts are here, once.</summary>
/// <typeparam name="TSpec">What can be wanted; null members are not ours.</typeparam>
/// <typeparam name="TState">What was found; null members are not known.</typeparam>
public abstract class ResourceKind<TSpec, TState> : IResourceKind
    where TSpec : class
    where TState : class
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract string DisplayName { get; }

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> ReferencedKinds => [];

    /// <inheritdoc/>
    public virtual bool IsLookup => false;

    /// <inheritdoc/>
    public IReadOnlyList<FieldInfo> FieldInfos => Fields.Infos;

    /// <summary>The table.</summary>
    protected abstract FieldTable<TSpec, TState> Fields { get; }

    /// <inheritdoc/>
    public virtual IEnumerable<Resource> Expand(EnvironmentScope scope) => [];

    /// <inheritdoc/>
    public virtual IEnumerable<Resource> Expand(AppScope scope) => [];

    /// <inheritdoc/>
    public virtual IEnumerable<string> Warnings(EnvironmentScope scope) => [];

    /// <inheritdoc/>
    public IEnumerable<Reference> References(Resource resource)
    {
        foreach (var input in Inputs((TSpec)resource.Spec))
        {
            if (input?.From is { } reference)
            {
                yield return reference;
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerable<FieldChange> Describe(Resource desired, Resolver resolve) => Fields.Describe((TSpec)desired.Spec, resolve);

    /// <inheritdoc/>
    public IEnumerable<FieldChange> Compare(Resource desired, Resource? lastApplied, Observation.Found found, Resolver resolve) =>
        Compare((TSpec)desired.Spec, (TSpec?)lastApplied?.Spec, (TState)found.State, resolve);

    /// <inheritdoc/>
    public Refusal? Refuse(Resource desired, IReadOnlyCollection<FieldChange> changes) => Refuse(desired, (TSpec)desired.Spec, changes);

    /// <inheritdoc/>
    /// <remarks>What belongs to an environment itself is kept, unless its kind says otherwise.</remarks>
    public virtual Refusal? Keep(ResourceId id, EnvironmentManifest environment) =>
        id.Owner.IsEnvironment
            ? new("EnvironmentResource", $"{id} belongs to the environment itself and is not deleted by a commit alone")
            : null;

    /// <inheritdoc/>
    public virtual bool ChangesOutputs(IReadOnlyCollection<FieldChange> changes) => false;

    /// <inheritdoc/>
    public Outcome Readiness(Resource desired, Observation.Found found) => Readiness((TSpec)desired.Spec, (TState)found.State);

    /// <inheritdoc/>
    public abstract Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(
        ObserveRequest request,
        CancellationToken cancellationToken);

    /// <inheritdoc/>
    public Task<VerbResult> CreateAsync(Resource desired, VerbContext context, CancellationToken cancellationToken) =>
        CreateAsync(desired.Id, (TSpec)desired.Spec, context, cancellationToken);

    /// <inheritdoc/>
    public Task<VerbResult> UpdateAsync(
        Resource desired,
        Observation.Found found,
        IReadOnlyList<FieldChange> changes,
        VerbContext context,
        CancellationToken cancellationToken) =>
        UpdateAsync(new(desired.Id, (TSpec)desired.Spec, (TState)found.State, changes), context, cancellationToken);

    /// <inheritdoc/>
    public Task<VerbResult> DeleteAsync(
        ResourceId id,
        Observation.Found found,
        VerbContext context,
        CancellationToken cancellationToken) =>
        DeleteAsync(id, (TState)found.State, context, cancellationToken);

    /// <summary>What is not as wanted: by the table, unless a kind has more to say.</summary>
    protected virtual IEnumerable<FieldChange> Compare(TSpec spec, TSpec? lastApplied, TState state, Resolver resolve) =>
        Fields.Compare(spec, lastApplied, state, resolve);

    /// <inheritdoc cref="IResourceKind.Refuse"/>
    /// <remarks>Fields that the table forbids to change.</remarks>
    protected virtual Refusal? Refuse(Resource desired, TSpec spec, IReadOnlyCollection<FieldChange> changes)
    {
        var fields = changes.Where(c => c.Mode == ChangeMode.Forbidden).Select(c => $"{c.Path} from {c.Live} to {c.Wanted}").ToList();
        return fields.Count == 0
            ? null
            : new(
                "ChangeForbidden",
                $"{DisplayName} {desired.Id}: {string.Join(", ", fields)} cannot be changed without losing what is there; "
                + $"put the old value back at {desired.Source}, or make a new one beside it and move over");
    }

    /// <summary>Every <see cref="Input"/> of a spec; nulls are passed over.</summary>
    protected virtual IEnumerable<Input?> Inputs(TSpec spec) => [];

    /// <inheritdoc cref="IResourceKind.Readiness"/>
    protected virtual Outcome Readiness(TSpec spec, TState state) => Outcome.Converged.Instance;

    /// <inheritdoc cref="IResourceKind.CreateAsync"/>
    protected abstract Task<VerbResult> CreateAsync(
        ResourceId id,
        TSpec spec,
        VerbContext context,
        CancellationToken cancellationToken);

    /// <inheritdoc cref="IResourceKind.UpdateAsync"/>
    protected abstract Task<VerbResult> UpdateAsync(
        UpdateOf<TSpec, TState> update,
        VerbContext context,
        CancellationToken cancellationToken);

    /// <inheritdoc cref="IResourceKind.DeleteAsync"/>
    protected abstract Task<VerbResult> DeleteAsync(
        ResourceId id,
        TState state,
        VerbContext context,
        CancellationToken cancellationToken);
}
