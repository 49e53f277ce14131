using Cyclops.Aws.Ecs;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Reconcilers.EcsService;
using Cyclops.Reconcilers.Ownership;

namespace Cyclops.Reconcilers.TaskDefinition;

/// <summary>Finds the task definitions of an environment by the names of their families, and reads only those that differ.</summary>
internal sealed class TaskDefinitionObserver(
    EcsGateway ecs,
    Func<TaskDefinitionSpec, Resolver, string?> familyOf,
    Func<TaskDefinitionSpec, TaskDefinitionState, Resolver, bool> isAsWanted)
{
    public async Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(
        ObserveRequest request,
        CancellationToken cancellationToken)
    {
        var families = await ecs.ListFamiliesAsync($"{request.Platform}-{request.Environment.Name}-", cancellationToken);
        var services = await EcsServiceReads.ListAsync(request, ecs, cancellationToken);
        var live = services.ToDictionary(s => s.Name, StringComparer.Ordinal);
        var observations = new Dictionary<ResourceId, Observation>();
        var accountedFor = new HashSet<string>(StringComparer.Ordinal);
        var undecided = new HashSet<ObjectKey>();
        foreach (var desired in request.Desired)
        {
            var family = familyOf((TaskDefinitionSpec)desired.Spec, request.Resolve);
            var service = live.GetValueOrDefault(EcsServiceKind.NameFor(desired.Id.Owner));
            var found = await FindAsync(desired, family, service, families, cancellationToken);
            observations[desired.Id] = found;
            if (found is Observation.Found { State: TaskDefinitionState state } && isAsWanted((TaskDefinitionSpec)desired.Spec, state, request.Resolve))
            {
                // However its family is called: what runs and stays is no leftover.
                accountedFor.Add(state.Family);
            }

            if (family is not null)
            {
                accountedFor.Add(family);
            }
            else
            {
                undecided.Add(desired.Id.Owner);
            }
        }

        var wanted = request.Desired.Select(d => d.Id.Owner).ToHashSet();
        foreach (var family in families.Where(f => !accountedFor.Contains(f)).Order(StringComparer.Ordinal))
        {
            if (await LeftoverAsync(family, wanted, request, cancellationToken) is { } leftover
                && !undecided.Contains(leftover.Ownership.Resource.Owner))
            {
                observations[leftover.Ownership.Resource] = leftover;
            }
        }

        return observations;
    }

    private static Observation.Found Found(TaskDefinitionState state, string arn, Model.Ownership owner) =>
        new(state, new([KeyValuePair.Create(TaskDefinitionKind.ArnOutput, arn)]), owner);

    /// <summary>
    /// What counts is what the service runs. The first revision of a family that carries the wanted hash was registered by
    /// us and is as wanted; a later one may be anybody's, so it is read. What was applied last is what the service says: a
    /// revision that somebody went back to says when it was new.
    /// </summary>
    private async Task<Observation> FindAsync(
        Resource desired,
        string? family,
        Aws.Ecs.EcsService? service,
        IReadOnlyList<string> families,
        CancellationToken cancellationToken)
    {
        var liveArn = service?.TaskDefinitionArn;
        var owner = new Model.Ownership(desired.Id, CommitOf(service?.Tags));
        if (liveArn is not null && EcsTaskDefinitionArn.FamilyOf(liveArn) == family && EcsTaskDefinitionArn.RevisionOf(liveArn) == 1)
        {
            return Found(new(family, Definition: null), liveArn, owner);
        }

        var registered = family is not null && families.Contains(family, StringComparer.Ordinal) ? family : null;
        var name = ((TaskDefinitionSpec)desired.Spec).HasRelease ? registered ?? liveArn : liveArn ?? registered;
        return name is not null && await ecs.FindTaskDefinitionAsync(name, cancellationToken) is { } definition
            ? Found(new(definition.Family, definition), definition.Arn, owner with { Commit = owner.Commit ?? CommitOf(definition.Tags) })
            : Observation.Absent.Instance;
    }

    /// <summary>A family that is not the wanted one: of an app that is gone, or an older generation.</summary>
    private async Task<Observation.Found?> LeftoverAsync(
        string family,
        HashSet<ObjectKey> wanted,
        ObserveRequest request,
        CancellationToken cancellationToken)
    {
        var definition = await ecs.FindTaskDefinitionAsync(family, cancellationToken);
        var owner = definition is null ? null : OwnershipTags.Read(definition.Tags, request.Platform, request.Environment.Name);
        if (definition is null || owner is null || owner.Resource.Kind != TaskDefinitionKind.KindName)
        {
            return null;
        }

        var generation = family[(family.LastIndexOf('-') + 1)..];
        var id = new ResourceId(owner.Resource.Owner, TaskDefinitionKind.KindName, $"{owner.Resource.Name}@{generation}");
        return Found(new(family, definition), definition.Arn, owner with { Resource = id }) with { IsSuperseded = wanted.Contains(id.Owner) };
    }

    private static CommitId? CommitOf(EquatableMap<string>? tags) =>
        tags?.GetValueOrDefault(OwnershipTags.Commit) is { } sha && CommitId.IsValid(sha) ? new CommitId(sha) : null;
}
