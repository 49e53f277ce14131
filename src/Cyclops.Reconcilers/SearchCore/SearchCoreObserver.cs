using Cyclops.Aws.Ecs;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.EcsService;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Solr;

namespace Cyclops.Reconcilers.SearchCore;

/// <summary>Finds the cores of apps: one question a pass to the environment's server.</summary>
internal sealed class SearchCoreObserver(SolrClient solr, EcsGateway ecs, TimeProvider time)
{
    private readonly SearchServerMemory _memory = new(time);

    public async Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken)
    {
        var observations = request.Desired.ToDictionary(d => d.Id, _ => (Observation)Observation.Absent.Instance);
        if (request.Environment.Search is not { } search
            || EnvironmentInputs.Look(request, EnvironmentInputs.SearchUrl(request.Environment, search)) is not { } server)
        {
            return observations;
        }

        try
        {
            var cores = await _memory.ListAsync(server, () => solr.ListAsync(server, cancellationToken));
            foreach (var found in Ours(server, cores, request))
            {
                observations[found.Ownership.Resource] = found;
            }
        }
        catch (CloudFault fault)
        {
            await AddUnreachedAsync(server, fault, request, observations, cancellationToken);
        }

        return observations;
    }

    private IEnumerable<Observation.Found> Ours(string server, IReadOnlyList<SolrCore> cores, ObserveRequest request)
    {
        var specs = request.Desired.ToDictionary(d => d.Id, d => (SearchCoreSpec)d.Spec);
        return
            from core in cores
            let name = SearchCoreName.TryParse(core.Name, out var parsed) ? parsed : null
            where name?.Platform == request.Platform && name.Environment == request.Environment.Name
            group new SearchCoreState(server, core.Name, core.Folder) by SearchCoreKind.IdFor(new(name.Environment, name.App), name.Entry) into same
            from found in OfOne(same.Key, [.. same], specs.GetValueOrDefault(same.Key))
            select found;
    }

    /// <summary>
    /// What there is of one entry: the core in use, or else the kept one that it may become, if it is wanted; and what has been kept for long
    /// enough. What rests is not to be seen.
    /// </summary>
    private IEnumerable<Observation.Found> OfOne(ResourceId id, IReadOnlyList<SearchCoreState> cores, SearchCoreSpec? spec)
    {
        var used = cores.FirstOrDefault(c => c.KeptUntil is null)
            ?? (spec is null ? null : cores.Where(c => c.CanBe(spec)).MaxBy(c => c.KeptUntil));
        if (used is not null)
        {
            yield return Found(id, used);
        }

        foreach (var over in cores.Where(c => c != used && c.KeptUntil <= time.GetUtcNow()))
        {
            // Of an entry that has a core, it is one of an older generation.
            var isSuperseded = used is not null || spec is not null;
            yield return Found(isSuperseded ? new(id.Owner, id.Kind, $"{id.Name}@{SearchCoreName.Instant(over.KeptUntil!.Value)}") : id, over) with { IsSuperseded = isSuperseded, IsExpired = true };
        }
    }

    /// <summary>
    /// Of a server that cannot be asked, a core whose URL the app's tasks have is taken for being there: a server that is down for a while,
    /// or a preview from a machine that cannot reach it, holds no app up. What this process saw there of cores that are not wanted is taken
    /// to be there still, so that nothing is called done that is not. Nobody can tell of the others.
    /// </summary>
    private async Task AddUnreachedAsync(
        string server,
        CloudFault fault,
        ObserveRequest request,
        Dictionary<ResourceId, Observation> observations,
        CancellationToken cancellationToken)
    {
        foreach (var found in Ours(server, _memory.LastSeen(server), request).Where(f => !observations.ContainsKey(f.Ownership.Resource)))
        {
            observations[found.Ownership.Resource] = found with { IsAssumed = true };
        }

        foreach (var desired in request.Desired)
        {
            var url = ((SearchCoreSpec)desired.Spec).UrlAt(server);
            observations[desired.Id] = await IsGivenToTasksAsync(desired.Id.Owner, url, request, cancellationToken)
                ? Assumed(desired, server, fault)
                : new Observation.Unknown(fault.Code, fault.Message);
        }
    }

    private static Observation.Found Found(ResourceId id, SearchCoreState state) =>
        new(state, Outputs(state.Server, state.Core), new(id, Commit: null, IsByName: true));

    private static Observation.Found Assumed(Resource desired, string server, CloudFault fault)
    {
        var spec = (SearchCoreSpec)desired.Spec;
        return new(
            new SearchCoreState(server, spec.Core, Folder: null),
            Outputs(server, spec.Core),
            new(desired.Id, Commit: null, IsByName: true),
            IsAssumed: true,
            Forecasts: [$"whether search core {spec.Core} is there and well is not known: {fault.Message}. Its app goes on and can be changed meanwhile"]);
    }

    /// <summary>A core's URL is the one that it has while somebody asks for it, whatever it is called now.</summary>
    private static EquatableMap<string> Outputs(string server, string core) =>
        SearchCoreName.TryParse(core, out var name) ? new([KeyValuePair.Create(SearchCoreKind.UrlOutput, $"{server.TrimEnd('/')}/{name.InUse.Text}")]) : EquatableMap<string>.Empty;

    /// <summary>Whether the tasks that run have the URL, which they get only when there is the core.</summary>
    private async Task<bool> IsGivenToTasksAsync(ObjectKey app, string url, ObserveRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var services = await EcsServiceReads.ListAsync(request, ecs, cancellationToken);
            var arn = services.FirstOrDefault(s => s.Name == EcsServiceKind.NameFor(app))?.TaskDefinitionArn;
            var definition = arn is null ? null : await ecs.FindTaskDefinitionAsync(arn, cancellationToken);
            return definition?.Containers.Any(c => c.Environment.Values.Contains(url, StringComparer.Ordinal)) == true;
        }
        catch (CloudFault)
        {
            // Then nobody can tell; why ECS gave no answer, the services' own kind says.
            return false;
        }
    }
}
