using System.Globalization;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Cyclops.LocalCloud.Network;

namespace Cyclops.LocalCloud.LoadBalancing;

/// <summary>Registration of targets, and their health as the clock makes it.</summary>
internal sealed class Targets(LocalCore core, RegionalState<ElbRegion> regions, INetworkTable network)
{
    public RegisterTargetsResponse Register(RegisterTargetsRequest request, CallContext call)
    {
        var group = regions[call].Group(request.TargetGroupArn);
        foreach (var target in request.Targets)
        {
            if (group.Model.TargetType == TargetTypeEnum.Instance && !network.HasInstance(call, target.Id))
            {
                throw new InvalidTargetException($"The following targets are not valid instances: '{target.Id}'");
            }
        }

        var added = request.Targets.Count(t => !group.Targets.ContainsKey(Key(group, t)));
        if (group.Balancer is { } balancer && balancer.Groups.Keys.Sum(g => g.Targets.Count) + added > core.Options.Quotas.TargetsPerLoadBalancer)
        {
            throw new TooManyTargetsException("You've reached the limit on the number of targets.");
        }

        foreach (var target in request.Targets)
        {
            Register(group, new HeldTarget(target.Id, target.Port ?? group.Model.Port ?? 0, call.Now));
        }

        return new RegisterTargetsResponse();
    }

    public DeregisterTargetsResponse Deregister(DeregisterTargetsRequest request, CallContext call)
    {
        var group = regions[call].Group(request.TargetGroupArn);
        foreach (var target in request.Targets)
        {
            if (group.Targets.GetValueOrDefault(Key(group, target)) is { } held)
            {
                Deregister(group, held, call.Now);
            }
        }

        return new DeregisterTargetsResponse();
    }

    public DescribeTargetHealthResponse DescribeHealth(DescribeTargetHealthRequest request, CallContext call)
    {
        var group = regions[call].Group(request.TargetGroupArn);
        var asked = request.Targets is { Count: > 0 } targets
            ? targets.ConvertAll(t => group.Targets.GetValueOrDefault(Key(group, t)) is { } held ? Describe(group, held, call.Now) : Unregistered(t))
            : group.Targets.Values.Select(t => Describe(group, t, call.Now)).ToList();
        return new DescribeTargetHealthResponse { TargetHealthDescriptions = asked };
    }

    /// <summary>Adds a target, or makes one that is leaving stay.</summary>
    public static void Register(HeldGroup group, HeldTarget target)
    {
        var key = HeldTarget.Key(target.Id, target.Port);
        if (group.Targets.TryGetValue(key, out var old) && old.Leaving is null && old.TaskArn == target.TaskArn)
        {
            return;
        }

        group.Targets[key] = target;
    }

    /// <summary>Lets a target drain. It is gone after the group's deregistration delay.</summary>
    /// <returns>When it will be gone.</returns>
    public DateTimeOffset Deregister(HeldGroup group, HeldTarget target, DateTimeOffset now)
    {
        if (target.Leaving is { } since)
        {
            return since + Drain(group);
        }

        // A target that took no traffic has nothing to drain.
        var gone = group.Balancer is null ? now : now + Drain(group);
        target.Leaving = now;
        core.Timeline.Schedule(gone, _ =>
        {
            var key = HeldTarget.Key(target.Id, target.Port);
            if (group.Targets.GetValueOrDefault(key) == target)
            {
                group.Targets.Remove(key);
            }
        });
        return gone;
    }

    /// <summary>When the verdict on a target is known, if a balancer routes to its group from now on.</summary>
    public DateTimeOffset Verdict(HeldGroup group, HeldTarget target)
    {
        var count = target.Answers ? group.Model.HealthyThresholdCount : group.Model.UnhealthyThresholdCount;
        var checks = TimeSpan.FromSeconds((group.Model.HealthCheckIntervalSeconds ?? 30) * (count ?? 2));
        var cap = core.Options.Delays.FirstHealthCheck;
        var start = group.UsedSince > target.Registered ? group.UsedSince : target.Registered;
        return start + (checks < cap ? checks : cap);
    }

    public TargetHealth Health(HeldGroup group, HeldTarget target, DateTimeOffset now)
    {
        if (target.Leaving is not null)
        {
            return State(TargetHealthStateEnum.Draining, TargetHealthReasonEnum.TargetDeregistrationInProgress, "Target deregistration is in progress");
        }

        if (group.Balancer is null)
        {
            return State(TargetHealthStateEnum.Unused, TargetHealthReasonEnum.TargetNotInUse, "Target group is not configured to receive traffic from the load balancer");
        }

        if (now < Verdict(group, target))
        {
            return State(TargetHealthStateEnum.Initial, TargetHealthReasonEnum.ElbRegistrationInProgress, "Target registration is in progress");
        }

        return target.Answers
            ? new TargetHealth { State = TargetHealthStateEnum.Healthy }
            : State(TargetHealthStateEnum.Unhealthy, TargetHealthReasonEnum.TargetResponseCodeMismatch, "Health checks failed with these codes: [503]");
    }

    private TimeSpan Drain(HeldGroup group)
    {
        var delay = TimeSpan.FromSeconds(int.Parse(group.Attributes[AttributeTables.DeregistrationDelay], CultureInfo.InvariantCulture));
        var cap = core.Options.Delays.DeregistrationCap;
        return delay < cap ? delay : cap;
    }

    private static string Key(HeldGroup group, TargetDescription target) => HeldTarget.Key(target.Id, target.Port ?? group.Model.Port ?? 0);

    private static TargetHealth State(TargetHealthStateEnum state, TargetHealthReasonEnum reason, string description) =>
        new() { State = state, Reason = reason, Description = description };

    private static TargetHealthDescription Unregistered(TargetDescription target) => new()
    {
        Target = target,
        TargetHealth = State(TargetHealthStateEnum.Unused, TargetHealthReasonEnum.TargetNotRegistered, "Target is not registered to the target group"),
    };

    private TargetHealthDescription Describe(HeldGroup group, HeldTarget target, DateTimeOffset now) => new()
    {
        Target = new TargetDescription { Id = target.Id, Port = target.Port },
        HealthCheckPort = group.Model.HealthCheckPort == "traffic-port" ? target.Port.ToString(CultureInfo.InvariantCulture) : group.Model.HealthCheckPort,
        TargetHealth = Health(group, target, now),
    };
}
