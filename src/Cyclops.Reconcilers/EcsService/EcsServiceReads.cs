using Cyclops.Aws.Ecs;
using Cyclops.Engine.Kinds;
using Cyclops.Reconcilers.EnvironmentStack;

namespace Cyclops.Reconcilers.EcsService;

/// <summary>The services of an environment: listed once a pass, for services and task definitions.</summary>
internal static class EcsServiceReads
{
    /// <summary>The status of a service that was deleted and whose tasks still end.</summary>
    public const string Draining = "DRAINING";

    /// <summary>The status of one that runs.</summary>
    public const string Active = "ACTIVE";

    /// <summary>Those in the listing, which leaves out what drains (Amazon ECS API Reference, DeleteService).</summary>
    /// <returns>Empty while the environment has no cluster.</returns>
    /// <exception cref="Model.Outcomes.CloudFault">The listing could not be read in full, or the environment could not.</exception>
    public static Task<IReadOnlyList<Aws.Ecs.EcsService>> ListAsync(ObserveRequest request, EcsGateway ecs, CancellationToken cancellationToken) =>
        EnvironmentInputs.Look(request, EnvironmentInputs.ClusterName(request.Environment)) is { } cluster
            ? request.Memo.GetAsync("ecs:services", () => ecs.ListServicesAsync(cluster, cancellationToken))
            : Task.FromResult<IReadOnlyList<Aws.Ecs.EcsService>>([]);

    /// <summary>
    /// Those that the listing left out as well: whoever has none there is asked for by name, as what the tasks of a service need
    /// must outlive them, and its name is not free. To be called as late as can be: owners are those of whom anything was seen
    /// by then, so that one other listing that fails does not make a service look gone.
    /// </summary>
    /// <inheritdoc cref="ListAsync"/>
    public static async Task<IReadOnlyList<Aws.Ecs.EcsService>> ListAllAsync(ObserveRequest request, EcsGateway ecs, CancellationToken cancellationToken)
    {
        var listed = await ListAsync(request, ecs, cancellationToken);
        if (EnvironmentInputs.Look(request, EnvironmentInputs.ClusterName(request.Environment)) is not { } cluster)
        {
            return listed;
        }

        var missing = request.Desired.Select(d => d.Id.Owner)
            .Concat(request.OwnersSeen())
            .Where(o => o.App is not null)
            .Select(EcsServiceKind.NameFor)
            .Except(listed.Select(s => s.Name), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return [.. listed, .. await ecs.FindServicesAsync(cluster, [.. missing], cancellationToken)];
    }
}
