using Cyclops.Aws.Ecs;
using Cyclops.Engine.Kinds;
using Cyclops.Reconcilers.EnvironmentStack;

namespace Cyclops.Reconcilers.EcsService;

/// <summary>The services of an environment: read once a pass, for services and task definitions.</summary>
internal static class EcsServiceReads
{
    /// <summary>The status of a service that was deleted and whose tasks still end.</summary>
    public const string Draining = "DRAINING";

    /// <returns>Empty while the environment has no cluster.</returns>
    /// <exception cref="Model.Outcomes.CloudFault">The listing could not be read in full, or the environment could not.</exception>
    public static Task<IReadOnlyList<Aws.Ecs.EcsService>> ListAsync(ObserveRequest request, EcsGateway ecs, CancellationToken cancellationToken)
    {
        var cluster = EnvironmentStackKind.Look(request, EnvironmentOutputs.ClusterName);
        if (cluster.Text is { } name)
        {
            return request.Memo.GetAsync("ecs:services", () => ReadAsync(name, request, ecs, cancellationToken));
        }

        return cluster.Otherwise is Model.Observation.Unknown unknown
            ? throw new Model.Outcomes.CloudFault(unknown.Reason, unknown.Message, isTransient: true)
            : Task.FromResult<IReadOnlyList<Aws.Ecs.EcsService>>([]);
    }

    /// <summary>
    /// A listing leaves out what drains (Amazon ECS API Reference, DeleteService), so who has no service there is asked for by
    /// name: what its tasks need must outlive them, and its name is not free.
    /// </summary>
    private static async Task<IReadOnlyList<Aws.Ecs.EcsService>> ReadAsync(
        string cluster,
        ObserveRequest request,
        EcsGateway ecs,
        CancellationToken cancellationToken)
    {
        var listed = await ecs.ListServicesAsync(cluster, cancellationToken);
        var missing = request.Desired.Select(d => d.Id.Owner)
            .Concat(request.OwnersSeen())
            .Where(o => o.App is not null)
            .Select(EcsServiceKind.NameFor)
            .Except(listed.Select(s => s.Name), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var others = await ecs.FindServicesAsync(cluster, [.. missing], cancellationToken);
        return [.. listed, .. others.Where(s => s.Status == Draining)];
    }
}
