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
            foreach (var (id, core) in Ours(cores, request))
            {
                observations[id] = Found(id, server, core);
            }
        }
        catch (CloudFault fault)
        {
            await AddUnreachedAsync(server, fault, request, observations, cancellationToken);
        }

        return observations;
    }

    /// <summary>
    /// One core for each resource. Of what is wanted, one in use before one that is kept, and that which is kept for longest; of what is
    /// not, nothing that is to be kept still.
    /// </summary>
    private IEnumerable<KeyValuePair<ResourceId, SolrCore>> Ours(IReadOnlyList<SolrCore> cores, ObserveRequest request)
    {
        var now = time.GetUtcNow();
        var wanted = request.Desired.Select(d => d.Id).ToHashSet();
        var named =
            from core in cores
            let name = SearchCoreName.TryParse(core.Name, out var parsed) ? parsed : null
            where name?.Platform == request.Platform && name.Environment == request.Environment.Name
            let id = SearchCoreKind.IdFor(new(name.Environment, name.App), name.Entry)
            where name.KeptUntil is not { } until || until <= now || wanted.Contains(id)
            group (Core: core, name.KeptUntil) by id;
        return
            from of in named
            let one = of.OrderBy(c => c.KeptUntil is not null).ThenBy(c => wanted.Contains(of.Key) ? DateTimeOffset.MaxValue - c.KeptUntil : c.KeptUntil - DateTimeOffset.MinValue).First()
            select KeyValuePair.Create(of.Key, one.Core);
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
        foreach (var (id, core) in Ours(_memory.LastSeen(server), request).Where(c => !observations.ContainsKey(c.Key)))
        {
            observations[id] = Found(id, server, core) with { IsAssumed = true };
        }

        foreach (var desired in request.Desired)
        {
            var url = ((SearchCoreSpec)desired.Spec).UrlAt(server);
            observations[desired.Id] = await IsGivenToTasksAsync(desired.Id.Owner, url, request, cancellationToken)
                ? Assumed(desired, server, fault)
                : new Observation.Unknown(fault.Code, fault.Message);
        }
    }

    private static Observation.Found Found(ResourceId id, string server, SolrCore core)
    {
        var state = new SearchCoreState(server, core.Name, core.Folder);
        return new(state, Outputs(server, core.Name), new(id, Commit: null, IsByName: true), IsExpired: state.KeptUntil is not null);
    }

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
