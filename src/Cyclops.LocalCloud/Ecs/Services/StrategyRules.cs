using Amazon.ECS;
using Amazon.ECS.Model;
using Cyclops.LocalCloud.LoadBalancing;

namespace Cyclops.LocalCloud.Ecs.Services;

/// <summary>What CreateService and UpdateService refuse of deployment strategies.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html,
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/migrate-deployment-strategies.html.
/// </remarks>
internal static class StrategyRules
{
    private const int MinutesOfADay = 1440;

    /// <param name="service">Null for one that is made.</param>
    public static void Check(HeldService? service, DeploymentConfiguration? given, List<LoadBalancer> balancers, ElbRegion region)
    {
        var before = service?.Model.DeploymentConfiguration;
        var strategy = given?.Strategy ?? before?.Strategy ?? DeploymentStrategy.ROLLING;
        CheckValues(given, strategy, before);
        if (strategy != DeploymentStrategy.ROLLING)
        {
            balancers.ForEach(b => CheckBalancer(b, region));
        }

        var moved = before is not null && TrafficShifts.MovesTraffic(before);
        if (service is null || moved == (strategy != DeploymentStrategy.ROLLING))
        {
            return;
        }

        if (service.Primary.State == DeploymentRolloutState.IN_PROGRESS || service.Deployments.Count > 1)
        {
            throw new InvalidParameterException("The deployment strategy cannot be changed while a deployment is in progress.");
        }

        if (!moved && service.Model.LoadBalancers.Exists(l => l.AdvancedConfiguration is null))
        {
            throw new InvalidParameterException("Update the service with advancedConfiguration by a rolling deployment before its deployment strategy is changed.");
        }
    }

    private static void CheckValues(DeploymentConfiguration? given, DeploymentStrategy strategy, DeploymentConfiguration? before)
    {
        if (strategy == DeploymentStrategy.BLUE_GREEN && given?.BakeTimeInMinutes is null && before?.BakeTimeInMinutes is null)
        {
            throw new InvalidParameterException("bakeTimeInMinutes must be specified with the deployment strategy BLUE_GREEN.");
        }

        if (given?.CanaryConfiguration is not null && strategy != DeploymentStrategy.CANARY)
        {
            throw new InvalidParameterException("canaryConfiguration is only valid with the deployment strategy CANARY.");
        }

        if (given?.LinearConfiguration is not null && strategy != DeploymentStrategy.LINEAR)
        {
            throw new InvalidParameterException("linearConfiguration is only valid with the deployment strategy LINEAR.");
        }

        foreach (var minutes in (ReadOnlySpan<int?>)[given?.BakeTimeInMinutes, given?.CanaryConfiguration?.CanaryBakeTimeInMinutes, given?.LinearConfiguration?.StepBakeTimeInMinutes])
        {
            if (minutes is < 0 or > MinutesOfADay)
            {
                throw new InvalidParameterException($"Bake times must be from 0 to {MinutesOfADay} minutes.");
            }
        }

        if (given?.CanaryConfiguration?.CanaryPercent is < 0.1 or > 100 || given?.LinearConfiguration?.StepPercent is < 3 or > 100)
        {
            throw new InvalidParameterException("canaryPercent must be from 0.1 to 100, stepPercent from 3 to 100.");
        }
    }

    private static void CheckBalancer(LoadBalancer balancer, ElbRegion region)
    {
        if (balancer.AdvancedConfiguration is not { RoleArn.Length: > 0, AlternateTargetGroupArn: { } alternate, ProductionListenerRule: { } production })
        {
            throw new InvalidParameterException("advancedConfiguration with alternateTargetGroupArn, productionListenerRule and roleArn must be specified for each load balancer.");
        }

        if (alternate == balancer.TargetGroupArn || !region.GroupsByArn.ContainsKey(alternate))
        {
            throw new InvalidParameterException($"The alternate target group {alternate} does not exist, or is the target group itself.");
        }

        var groups = region.Rules.GetValueOrDefault(production) is { } rule ? Actions.GroupArns(rule.Model.Actions) : [];
        if (!groups.Contains(alternate) || !groups.Contains(balancer.TargetGroupArn))
        {
            throw new InvalidParameterException($"The listener rule {production} does not forward to both target groups.");
        }
    }
}
