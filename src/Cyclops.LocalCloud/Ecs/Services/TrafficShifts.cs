using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Cyclops.LocalCloud.LoadBalancing;

namespace Cyclops.LocalCloud.Ecs.Services;

/// <summary>
/// The part of blue/green, canary and linear rollouts that is not the tasks: which of the two target groups has how much of the traffic, and
/// how long it is watched. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-blue-green.html.
/// </summary>
internal sealed class TrafficShifts(LocalCore core, LoadBalancingService balancing)
{
    private const double All = 100;

    public static bool MovesTraffic(DeploymentConfiguration configuration) =>
        configuration.Strategy is { } strategy && strategy != DeploymentStrategy.ROLLING;

    /// <summary>What a new deployment begins with: beside the last good one, or, when there is none, with all traffic.</summary>
    public void Begin(HeldService service, HeldDeployment deployment, DateTimeOffset now)
    {
        var blue = service.LastCompleted;
        if (!MovesTraffic(service.Model.DeploymentConfiguration))
        {
            deployment.UsesAlternate = blue?.UsesAlternate == true && service.Model.LoadBalancers.Exists(l => l.AdvancedConfiguration is not null);
            return;
        }

        if (blue is null)
        {
            Send(service, deployment, All, now);
            return;
        }

        deployment.UsesAlternate = !blue.UsesAlternate;
        deployment.Stages = new(Stages(service.Model.DeploymentConfiguration));
        Send(service, blue, All, now);
    }

    /// <summary>Goes on with the primary deployment, as far as it may by now.</summary>
    /// <param name="again">Called when it may go on further.</param>
    /// <returns>Whether tasks of older deployments may go.</returns>
    public bool Advance(HeldService service, DateTimeOffset now, Action<DateTimeOffset> again)
    {
        var green = service.Primary;
        if (green.Stages is not { } stages)
        {
            return true;
        }

        if (now < green.NextStage || green.Staying.Count(t => t.Ready) < service.Desired)
        {
            return false;
        }

        while (stages.TryDequeue(out var stage))
        {
            Send(service, green, stage.Percent, now);
            var cap = core.Options.Delays.BakeCap;
            green.NextStage = now + (stage.Bake < cap ? stage.Bake : cap);
            if (green.NextStage > now)
            {
                core.Timeline.Schedule(green.NextStage, again);
                return false;
            }
        }

        green.Stages = null;
        service.LastCompleted = green;
        return true;
    }

    /// <summary>Gives all traffic to a deployment's tasks.</summary>
    public void Return(HeldService service, HeldDeployment deployment, DateTimeOffset now)
    {
        if (MovesTraffic(service.Model.DeploymentConfiguration))
        {
            Send(service, deployment, All, now);
        }
    }

    private static IEnumerable<(double Percent, TimeSpan Bake)> Stages(DeploymentConfiguration configuration)
    {
        if (configuration.Strategy == DeploymentStrategy.CANARY)
        {
            yield return (configuration.CanaryConfiguration.CanaryPercent!.Value, Minutes(configuration.CanaryConfiguration.CanaryBakeTimeInMinutes));
        }
        else if (configuration.Strategy == DeploymentStrategy.LINEAR)
        {
            var step = configuration.LinearConfiguration.StepPercent!.Value;
            for (var percent = step; percent < All; percent += step)
            {
                yield return (percent, Minutes(configuration.LinearConfiguration.StepBakeTimeInMinutes));
            }
        }

        yield return (All, Minutes(configuration.BakeTimeInMinutes));
    }

    private static TimeSpan Minutes(int? minutes) => TimeSpan.FromMinutes(minutes ?? 0);

    private void Send(HeldService service, HeldDeployment deployment, double percent, DateTimeOffset now)
    {
        var region = balancing.Regions[service.Creator];
        foreach (var wanted in service.Model.LoadBalancers)
        {
            if (wanted.AdvancedConfiguration is not { } shift || region.Rules.GetValueOrDefault(shift.ProductionListenerRule) is not { } rule)
            {
                continue;
            }

            var share = Math.Max(1, (int)Math.Round(percent));
            var (main, alternate) = deployment.UsesAlternate ? ((int)All - share, share) : (share, (int)All - share);
            var forward = new Amazon.ElasticLoadBalancingV2.Model.Action
            {
                Type = ActionTypeEnum.Forward,
                ForwardConfig = new ForwardActionConfig
                {
                    TargetGroups =
                    [
                        new TargetGroupTuple { TargetGroupArn = wanted.TargetGroupArn, Weight = main },
                        new TargetGroupTuple { TargetGroupArn = shift.AlternateTargetGroupArn, Weight = alternate },
                    ],
                },
            };
            balancing.Listeners.SetActions(region, rule, Actions.Normalise(region, [forward]), now);
            service.Say($"moved {share} percent of the traffic to (deployment {deployment.Id}).", core.Ids, now);
        }
    }
}
