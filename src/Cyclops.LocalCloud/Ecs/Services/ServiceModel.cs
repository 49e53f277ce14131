using Amazon.ECS;
using Amazon.ECS.Model;
using Cyclops.LocalCloud.Ecs.Clusters;
using Cyclops.LocalCloud.Ecs.TaskDefinitions;

namespace Cyclops.LocalCloud.Ecs.Services;

/// <summary>The settings of a service, with AWS's defaults, and what a change of them means.</summary>
internal static class ServiceModel
{
    public static Service Of(HeldCluster cluster, CreateServiceRequest request, HeldTaskDefinition definition, CallContext call)
    {
        var strategy = request.LaunchType is not null ? null
            : request.CapacityProviderStrategy is { Count: > 0 } given ? given
            : cluster.Model.DefaultCapacityProviderStrategy is { Count: > 0 } byDefault ? byDefault
            : null;
        var fargate = request.LaunchType == LaunchType.FARGATE || strategy?.Exists(i => Providers.IsFargate(i.CapacityProvider)) == true;
        var deployment = Fill(request.DeploymentConfiguration, null);
        return new Service
        {
            ServiceArn = call.Arn("ecs", $"service/{cluster.Name}/{request.ServiceName}"),
            ServiceName = request.ServiceName,
            ClusterArn = cluster.Arn,
            Status = "ACTIVE",
            TaskDefinition = definition.Arn,
            LaunchType = strategy is null ? request.LaunchType ?? LaunchType.EC2 : null,
            CapacityProviderStrategy = strategy,
            PlatformVersion = fargate ? request.PlatformVersion ?? "LATEST" : null,
            PlatformFamily = fargate ? "Linux" : null,
            LoadBalancers = request.LoadBalancers ?? [],
            ServiceRegistries = request.ServiceRegistries ?? [],
            DeploymentConfiguration = deployment,
            DeploymentController = new DeploymentController { Type = DeploymentControllerType.ECS },
            RoleArn = request.LoadBalancers is { Count: > 0 } ? $"arn:aws:iam::{call.Account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS" : null,
            CreatedAt = call.NowUtc,
            CreatedBy = $"arn:aws:iam::{call.Account}:root",
            PlacementConstraints = request.PlacementConstraints ?? [],
            PlacementStrategy = request.PlacementStrategy ?? [],
            NetworkConfiguration = request.NetworkConfiguration,
            HealthCheckGracePeriodSeconds = request.LoadBalancers is { Count: > 0 } ? request.HealthCheckGracePeriodSeconds ?? 0 : null,
            SchedulingStrategy = request.SchedulingStrategy ?? SchedulingStrategy.REPLICA,
            EnableECSManagedTags = request.EnableECSManagedTags ?? false,
            PropagateTags = request.PropagateTags ?? PropagateTags.NONE,
            EnableExecuteCommand = request.EnableExecuteCommand ?? false,
            AvailabilityZoneRebalancing = request.AvailabilityZoneRebalancing ?? (deployment.MaximumPercent > 100 ? AvailabilityZoneRebalancing.ENABLED : AvailabilityZoneRebalancing.DISABLED),
        };
    }

    /// <summary>Applies what a request says, and answers whether that takes new tasks.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html says of each parameter whether it "triggers a new service deployment".</remarks>
    public static bool Change(Service model, UpdateServiceRequest request, HeldTaskDefinition definition)
    {
        var rolls = model.TaskDefinition != definition.Arn
            || request.NetworkConfiguration is not null
            || request.LoadBalancers is not null
            || request.CapacityProviderStrategy is not null
            || request.ServiceRegistries is not null
            || request.ServiceConnectConfiguration is not null
            || request.VolumeConfigurations is not null
            || (request.PlatformVersion is not null && request.PlatformVersion != model.PlatformVersion)
            || (request.EnableECSManagedTags is { } managed && managed != model.EnableECSManagedTags)
            || (request.EnableExecuteCommand is { } execute && execute != model.EnableExecuteCommand)
            || (request.PropagateTags is not null && request.PropagateTags != model.PropagateTags);
        if (request.CapacityProviderStrategy is { } strategy)
        {
            model.CapacityProviderStrategy = strategy.Count > 0 ? strategy : null;
            model.LaunchType = strategy.Count > 0 ? null : LaunchType.EC2;
        }

        model.NetworkConfiguration = request.NetworkConfiguration ?? model.NetworkConfiguration;
        model.LoadBalancers = request.LoadBalancers ?? model.LoadBalancers;
        model.ServiceRegistries = request.ServiceRegistries ?? model.ServiceRegistries;
        model.PlatformVersion = request.PlatformVersion ?? model.PlatformVersion;
        model.EnableECSManagedTags = request.EnableECSManagedTags ?? model.EnableECSManagedTags;
        model.EnableExecuteCommand = request.EnableExecuteCommand ?? model.EnableExecuteCommand;
        model.PropagateTags = request.PropagateTags ?? model.PropagateTags;
        model.PlacementConstraints = request.PlacementConstraints ?? model.PlacementConstraints;
        model.PlacementStrategy = request.PlacementStrategy ?? model.PlacementStrategy;
        model.HealthCheckGracePeriodSeconds = request.HealthCheckGracePeriodSeconds ?? model.HealthCheckGracePeriodSeconds;
        model.AvailabilityZoneRebalancing = request.AvailabilityZoneRebalancing ?? model.AvailabilityZoneRebalancing;
        model.DeploymentConfiguration = Fill(request.DeploymentConfiguration, model.DeploymentConfiguration);
        return rolls;
    }

    private static DeploymentConfiguration Fill(DeploymentConfiguration? given, DeploymentConfiguration? old)
    {
        var strategy = given?.Strategy ?? old?.Strategy ?? DeploymentStrategy.ROLLING;
        return new()
        {
            MaximumPercent = given?.MaximumPercent ?? old?.MaximumPercent ?? 200,
            MinimumHealthyPercent = given?.MinimumHealthyPercent ?? old?.MinimumHealthyPercent ?? 100,
            DeploymentCircuitBreaker = given?.DeploymentCircuitBreaker ?? old?.DeploymentCircuitBreaker ?? new DeploymentCircuitBreaker { Enable = false, Rollback = false },
            Alarms = given?.Alarms ?? old?.Alarms,
            Strategy = strategy,
            BakeTimeInMinutes = given?.BakeTimeInMinutes ?? old?.BakeTimeInMinutes ?? 0,
            CanaryConfiguration = strategy != DeploymentStrategy.CANARY ? null : new CanaryConfiguration
            {
                CanaryPercent = given?.CanaryConfiguration?.CanaryPercent ?? old?.CanaryConfiguration?.CanaryPercent ?? 5,
                CanaryBakeTimeInMinutes = given?.CanaryConfiguration?.CanaryBakeTimeInMinutes ?? old?.CanaryConfiguration?.CanaryBakeTimeInMinutes ?? 10,
            },
            LinearConfiguration = strategy != DeploymentStrategy.LINEAR ? null : new LinearConfiguration
            {
                StepPercent = given?.LinearConfiguration?.StepPercent ?? old?.LinearConfiguration?.StepPercent ?? 10,
                StepBakeTimeInMinutes = given?.LinearConfiguration?.StepBakeTimeInMinutes ?? old?.LinearConfiguration?.StepBakeTimeInMinutes ?? 6,
            },
        };
    }
}
