using Cyclops.Aws.Ecs;
using Cyclops.Model;
using Cyclops.Model.Outcomes;

namespace Cyclops.Reconcilers.EcsService;

/// <summary>
/// Whether a service has settled: its newest deployment runs the wanted revision and ECS calls it completed, which for a
/// service behind a load balancer includes healthy targets. A running count alone says nothing.
/// </summary>
internal static class EcsServiceReadiness
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <param name="service">The service as found.</param>
    /// <param name="isScaled">Whether an autoscaler may have set its count since the rollout: then fewer tasks than that are no news of it.</param>
    public static Outcome Of(Aws.Ecs.EcsService service, bool isScaled)
    {
        var primary = service.Deployments.FirstOrDefault(d => d.Status == "PRIMARY");
        if (primary is null)
        {
            return Progressing($"service {service.Name} has no deployment yet");
        }

        if (service.Deployments.FirstOrDefault(d => d.RolloutState == "FAILED") is { } failed && failed.TaskDefinitionArn == service.TaskDefinitionArn)
        {
            return new Outcome.Stalled(Refusal.RolloutFailed, $"the rollout of {Revision(failed)} failed: {failed.RolloutStateReason ?? LastEvent(service) ?? "ECS gives no reason"}; it is not tried again until the manifest changes");
        }

        return primary.RolloutState switch
        {
            "COMPLETED" when isScaled || primary.RunningCount >= primary.DesiredCount => Outcome.Converged.Instance,
            null when primary.RunningCount >= primary.DesiredCount && service.Deployments.Count == 1 => Outcome.Converged.Instance,
            "FAILED" => new Outcome.Stalled(Refusal.RolloutFailed, $"the rollout of {Revision(primary)} failed: {primary.RolloutStateReason}; it is not tried again until the manifest changes"),
            _ => Progressing($"{Revision(primary)}: {primary.RunningCount} of {primary.DesiredCount} running{Failures(primary)}; {primary.RolloutStateReason ?? LastEvent(service) ?? "waiting for ECS"}"),
        };
    }

    /// <summary>What goes wrong with the newest deployment: another mark with each task that fails. Null: nothing does.</summary>
    public static string? TroubleOf(Aws.Ecs.EcsService service) =>
        service.Deployments.FirstOrDefault(d => d.TaskDefinitionArn == service.TaskDefinitionArn && (d.FailedTasks > 0 || d.RolloutState == "FAILED")) is { } failing
            ? $"{failing.Id} {failing.RolloutState} {failing.FailedTasks}"
            : RolloutExplainer.IsUnplaced(service) ? "unplaced" : null;

    private static Outcome.Progressing Progressing(string message) => new("RollingOut", message, Look);

    private static string? LastEvent(Aws.Ecs.EcsService service) => service.Events is [var last, ..] ? last.Message : null;

    private static string Revision(EcsDeployment deployment) => deployment.TaskDefinitionArn[(deployment.TaskDefinitionArn.LastIndexOf('/') + 1)..];

    private static string Failures(EcsDeployment deployment) => deployment.FailedTasks == 0 ? "" : $", {deployment.FailedTasks} failed";
}
