using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Engine.Kinds;

/// <summary>
/// A kind of resource as the engine sees it. Authors derive from <see cref="ResourceKind{TSpec,TState}"/>.
/// </summary>
public interface IResourceKind
{
    /// <summary>CamelCase, unique, for good: it is in tags. <c>TargetGroup</c>.</summary>
    string Name { get; }

    /// <summary>What people call it: <c>target group</c>.</summary>
    string DisplayName { get; }

    /// <summary>Kinds whose outputs this kind refers to; the order of creation and deletion follows from it.</summary>
    IReadOnlyList<string> ReferencedKinds { get; }

    /// <summary>Whether its resources are only looked up: others make them. See <see cref="LookupKind{TSpec,TState}"/>.</summary>
    bool IsLookup { get; }

    /// <summary>The table of fields, for documentation and tests.</summary>
    IReadOnlyList<FieldInfo> FieldInfos { get; }

    /// <summary>The resources of this kind that an environment has. Pure.</summary>
    IEnumerable<Resource> Expand(EnvironmentScope scope);

    /// <summary>The resources of this kind that an app in an environment has. Pure.</summary>
    IEnumerable<Resource> Expand(AppScope scope);

    /// <summary>What an environment asks of this kind that AWS cannot do, a sentence each. Pure.</summary>
    IEnumerable<string> Warnings(EnvironmentScope scope);

    /// <summary>References in a resource's spec. Pure.</summary>
    IEnumerable<Reference> References(Resource resource);

    /// <summary>All wanted fields, as changes against nothing. Pure.</summary>
    IEnumerable<FieldChange> Describe(Resource desired, Resolver resolve);

    /// <summary>What is not as wanted, by the table. Pure.</summary>
    /// <param name="lastApplied">The resource as its manifest said when it was applied last; null when unknown.</param>
    IEnumerable<FieldChange> Compare(Resource desired, Resource? lastApplied, Observation.Found found, Resolver resolve);

    /// <summary>Why these changes are not made as the manifest stands: what would be lost, and the way to consent; null: they may be. Pure.</summary>
    Refusal? Refuse(Resource desired, IReadOnlyCollection<FieldChange> changes);

    /// <summary>Why what no manifest asks for any more is kept nevertheless; null: it may go, with a warrant. Pure.</summary>
    /// <param name="id">The resource.</param>
    /// <param name="environment">The manifest of its environment as it is now.</param>
    Refusal? Keep(ResourceId id, EnvironmentManifest environment);

    /// <summary>Whether these changes give the resource other outputs: then its dependents learn them after apply. Pure.</summary>
    bool ChangesOutputs(IReadOnlyCollection<FieldChange> changes);

    /// <summary>How a resource without differences stands: settled, or still at it. Pure.</summary>
    Outcome Readiness(Resource desired, Observation.Found found);

    /// <summary>Observes a whole environment. Answers for every wanted resource and for everything owned.</summary>
    /// <exception cref="CloudFault">The listing could not be read in full: everything of the kind is unknown.</exception>
    Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken);

    /// <summary>Makes it, with its ownership tags. Run again after a lost answer, it finds what the first run made.</summary>
    /// <exception cref="CloudFault">The service refused or could not be reached.</exception>
    Task<VerbResult> CreateAsync(Resource desired, VerbContext context, CancellationToken cancellationToken);

    /// <summary>Makes these changes and no others.</summary>
    /// <exception cref="CloudFault">The service refused or could not be reached.</exception>
    Task<VerbResult> UpdateAsync(
        Resource desired,
        Observation.Found found,
        IReadOnlyList<FieldChange> changes,
        VerbContext context,
        CancellationToken cancellationToken);

    /// <summary>Removes it; already gone is converged.</summary>
    /// <exception cref="CloudFault">The service refused or could not be reached.</exception>
    Task<VerbResult> DeleteAsync(ResourceId id, Observation.Found found, VerbContext context, CancellationToken cancellationToken);
}
