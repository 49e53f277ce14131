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
        return EnvironmentStackKind.Look(request, EnvironmentOutputs.ClusterName) is { } cluster
            ? request.Memo.GetAsync("ecs:services", () => ReadAsync(cluster, request, ecs, cancellationToken))
            : Task.FromResult<IReadOnlyList<Aws.Ecs.EcsService>>([]);
    }

    /// <summary>
    /// A listing leaves out what drains (Amazon ECS API Reference, DeleteService), and may once be short of others, so whoever has
    /// no service there is asked for by name: what its tasks need must outlive them, and its name is not free.
    /// </summary>
    private static async Task<IReadOnlyList<Aws.Ecs.EcsService>> ReadAsync(
        string cluster,
        ObserveRequest request,
        EcsGateway ecs,
        CancellationToken cancellationToken)
    {
        var listed = await ecs.ListServicesAsync(cluster, cancellationToken);
        var families = await TaskDefinitionObserver.FamiliesAsync(request, ecs, cancellationToken);
        var missing = request.Desired.Select(d => d.Id.Owner)
            .Concat(request.OwnersSeen())
            .Where(o => o.App is not null)
            .Select(EcsServiceKind.NameFor)
            .Concat(families.Select(f => TaskDefinitionKind.AppOf(f, request)))
            .Except(listed.Select(s => s.Name), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var others = await ecs.FindServicesAsync(cluster, [.. missing], cancellationToken);
        return [.. listed, .. others];
    }
}
