using System.Text.RegularExpressions;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2;
using Cyclops.LocalCloud.Ecs.Clusters;
using Cyclops.LocalCloud.Ecs.TaskDefinitions;
using Cyclops.LocalCloud.LoadBalancing;

namespace Cyclops.LocalCloud.Ecs.Services;

/// <summary>What CreateService and UpdateService refuse.</summary>
internal static partial class ServiceRules
{
    private const int MostTargetGroups = 5;

    public static void Check(HeldCluster cluster, CreateServiceRequest request, HeldTaskDefinition definition, ElbRegion balancing)
    {
        if (!ServiceName().IsMatch(request.ServiceName))
        {
            throw new InvalidParameterException($"The service name '{request.ServiceName}' is not valid: up to 255 letters, digits, hyphens and underscores.");
        }

        if (request.LaunchType is not null && request.CapacityProviderStrategy is { Count: > 0 })
        {
            throw new InvalidParameterException("Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.");
        }

        if (request.SchedulingStrategy != SchedulingStrategy.DAEMON && request.DesiredCount is null)
        {
            throw new InvalidParameterException("The desired count must be specified for a service with the REPLICA scheduling strategy.");
        }

        if (request.LaunchType == LaunchType.FARGATE && !definition.Model.Compatibilities.Contains("FARGATE"))
        {
            throw new InvalidParameterException("Task definition does not support launch_type FARGATE.");
        }

        if (request.DeploymentController?.Type is { } controller && controller != DeploymentControllerType.ECS)
        {
            throw new InvalidParameterException($"The local cloud serves the deployment controller ECS only, not {controller}.");
        }

        CheckCount(request.DesiredCount);
        CheckStrategy(cluster, request.CapacityProviderStrategy ?? []);
        CheckNetwork(definition, request.NetworkConfiguration);
        CheckDeployment(request.DeploymentConfiguration);
        StrategyRules.Check(service: null, request.DeploymentConfiguration, request.LoadBalancers ?? [], balancing);
        CheckBalancers(request.LoadBalancers ?? [], request.HealthCheckGracePeriodSeconds, definition, balancing);
    }

    public static void CheckCount(int? desired)
    {
        if (desired < 0)
        {
            throw new InvalidParameterException("Desired count cannot be negative.");
        }
    }

    public static void CheckStrategy(HeldCluster cluster, List<CapacityProviderStrategyItem> strategy)
    {
        if (strategy.Find(i => !cluster.Model.CapacityProviders.Exists(p => EcsArns.LastPart(p) == EcsArns.LastPart(i.CapacityProvider))) is { } foreign)
        {
            throw new InvalidParameterException($"The specified capacity provider '{foreign.CapacityProvider}' is not associated with the cluster '{cluster.Name}'. Associate it and try again.");
        }

        if (strategy.Count > 0 && strategy.TrueForAll(i => i.Weight is null or 0) && strategy.Count > 1)
        {
            throw new InvalidParameterException("At least one capacity provider of the strategy must have a weight above 0.");
        }
    }

    public static void CheckNetwork(HeldTaskDefinition definition, NetworkConfiguration? network)
    {
        if (definition.Awsvpc && network?.AwsvpcConfiguration is null)
        {
            throw new InvalidParameterException("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
        }

        if (!definition.Awsvpc && network?.AwsvpcConfiguration is not null)
        {
            throw new InvalidParameterException("Network Configuration is not valid for the given networkMode of this task definition.");
        }
    }

    public static void CheckDeployment(DeploymentConfiguration? given)
    {
        if (given?.MinimumHealthyPercent is < 0 or > 100)
        {
            throw new InvalidParameterException("minimumHealthyPercent must be from 0 to 100.");
        }

        if (given?.MaximumPercent is < 100 or > 200)
        {
            throw new InvalidParameterException("maximumPercent must be from 100 to 200.");
        }

        if (given is { MinimumHealthyPercent: 100, MaximumPercent: 100 })
        {
            throw new InvalidParameterException("minimumHealthyPercent and maximumPercent cannot both be 100: no task could ever be replaced.");
        }
    }

    public static void CheckBalancers(List<LoadBalancer> balancers, int? grace, HeldTaskDefinition definition, ElbRegion balancing)
    {
        if (grace is not null && balancers.Count == 0)
        {
            throw new InvalidParameterException("Health check grace period is only valid for services configured to use load balancers");
        }

        if (balancers.Count > MostTargetGroups)
        {
            throw new InvalidParameterException($"A service can have at most {MostTargetGroups} target groups.");
        }

        balancers.ForEach(b => CheckBalancer(b, definition, balancing));
    }

    private static void CheckBalancer(LoadBalancer wanted, HeldTaskDefinition definition, ElbRegion balancing)
    {
        if (wanted.TargetGroupArn is null)
        {
            throw new InvalidParameterException("targetGroupArn must be specified: the local cloud has no Classic Load Balancers.");
        }

        var group = balancing.GroupsByArn.GetValueOrDefault(wanted.TargetGroupArn) ?? throw new InvalidParameterException($"The target group {wanted.TargetGroupArn} does not exist.");
        if (group.Balancer is null)
        {
            throw new InvalidParameterException($"The target group with targetGroupArn {group.Arn} does not have an associated load balancer.");
        }

        var kind = definition.Awsvpc ? TargetTypeEnum.Ip : TargetTypeEnum.Instance;
        if (group.Model.TargetType != kind)
        {
            throw new InvalidParameterException($"The provided target group {group.Arn} has target type {group.Model.TargetType}, which is incompatible with the {definition.Model.NetworkMode ?? "bridge"} network mode specified in the task definition.");
        }

        var container = definition.Model.ContainerDefinitions.Find(c => c.Name == wanted.ContainerName) ?? throw new InvalidParameterException($"The container {wanted.ContainerName} does not exist in the task definition.");
        if (!container.PortMappings.Exists(p => p.ContainerPort == wanted.ContainerPort))
        {
            throw new InvalidParameterException($"The container {wanted.ContainerName} did not have a container port {wanted.ContainerPort} defined.");
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,255}$", RegexOptions.CultureInvariant)]
    private static partial Regex ServiceName();
}
