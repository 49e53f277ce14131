using Amazon.ECS;

namespace Cyclops.LocalCloud.Ecs.Services;

/// <summary>Gives up on a rollout whose tasks keep failing: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html.</summary>
internal static class CircuitBreaker
{
    private const int Least = 3;
    private const int Most = 200;

    /// <summary>Failed tasks that end a rollout: half of the desired count, at least 3, at most 200.</summary>
    public static int Threshold(int desired) => Math.Clamp((desired + 1) / 2, Least, Most);

    /// <summary>Ends the rollout if it has failed too often, and falls back to the last one that completed if so configured.</summary>
    public static void Judge(HeldService service, IdSource ids, DateTimeOffset now)
    {
        var failed = service.Primary;
        var breaker = service.Model.DeploymentConfiguration.DeploymentCircuitBreaker;
        if (breaker.Enable != true || failed.State != DeploymentRolloutState.IN_PROGRESS || failed.FailedTasks < Threshold(service.Desired))
        {
            return;
        }

        failed.Enter(DeploymentRolloutState.FAILED, "ECS deployment circuit breaker: tasks failed to start.", now);
        service.Say($"(deployment {failed.Id}) deployment failed: tasks failed to start.", ids, now);
        if (breaker.Rollback != true || service.LastCompleted is not { } good || good == failed)
        {
            return;
        }

        failed.RolledBackTo = good;
        service.Deployments.Remove(good);
        service.Deployments.Insert(0, good);
        service.Model.TaskDefinition = good.Definition.Arn;
        good.NotBefore = now;
        good.FailedTasks = 0;
        good.Enter(DeploymentRolloutState.IN_PROGRESS, $"ECS deployment circuit breaker: rolling back to deploymentId {good.Id}.", now);
        service.Say($"rolling back to (deployment {good.Id}).", ids, now);
    }
}
