using Amazon.ECS.Model;

namespace Cyclops.LocalCloud.Ecs.Services;

/// <summary>A service as AWS describes it at this moment.</summary>
internal static class ServiceAnswer
{
    public static Service Of(HeldService service, bool withTags)
    {
        var model = service.Model;
        var tasks = service.Deployments.SelectMany(d => d.Tasks).ToList();
        model.DesiredCount = service.Desired;
        model.RunningCount = tasks.Count(t => t.Running);
        model.PendingCount = tasks.Count(t => t.Pending);
        model.Deployments = service.Status == "INACTIVE" ? [] : service.Deployments.ConvertAll(d => Of(service, d));
        model.Events = service.Events;
        model.Tags = withTags ? EcsTags.Answer(service.Tags) : null;
        return model;
    }

    private static Deployment Of(HeldService service, HeldDeployment deployment)
    {
        var primary = deployment == service.Primary;
        return new Deployment
        {
            Id = deployment.Id,
            Status = primary ? "PRIMARY" : "ACTIVE",
            TaskDefinition = deployment.Definition.Arn,
            DesiredCount = primary ? service.Desired : deployment.Staying.Count(),
            RunningCount = deployment.Tasks.Count(t => t.Running),
            PendingCount = deployment.Tasks.Count(t => t.Pending),
            FailedTasks = deployment.FailedTasks,
            CreatedAt = deployment.Created.UtcDateTime,
            UpdatedAt = deployment.Updated.UtcDateTime,
            LaunchType = deployment.LaunchType,
            CapacityProviderStrategy = deployment.Strategy,
            NetworkConfiguration = deployment.Network,
            PlatformVersion = deployment.PlatformVersion,
            PlatformFamily = service.Model.PlatformFamily,
            RolloutState = deployment.State,
            RolloutStateReason = deployment.Reason,
        };
    }
}
