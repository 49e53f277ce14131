using Cyclops.Aws.Ecs;
using Cyclops.Engine.Kinds;
using Cyclops.Reconcilers.EnvironmentStack;

namespace Cyclops.Reconcilers.EcsService;

/// <summary>The services of an environment: read once a pass, for services and task definitions.</summary>
internal static class EcsServiceReads
{
    /// <returns>Empty while the environment has no cluster.</returns>
    /// <exception cref="Model.Outcomes.CloudFault">The listing could not be read in full, or the environment could not.</exception>
    public static Task<IReadOnlyList<Aws.Ecs.EcsService>> ListAsync(ObserveRequest request, EcsGateway ecs, CancellationToken cancellationToken)
    {
        var cluster = EnvironmentStackKind.Look(request, EnvironmentOutputs.ClusterName);
        if (cluster.Text is { } name)
        {
            return request.Memo.GetAsync("ecs:services", () => ecs.ListServicesAsync(name, cancellationToken));
        }

        return cluster.Otherwise is Model.Observation.Unknown unknown
            ? throw new Model.Outcomes.CloudFault(unknown.Reason, unknown.Message, isTransient: true)
            : Task.FromResult<IReadOnlyList<Aws.Ecs.EcsService>>([]);
    }
}
