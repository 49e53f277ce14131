using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.CloudFormation.Stacks;
using Cyclops.Model.Status;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>
/// S28: AWS is asked to look for drift of our own stacks only, once each interval at most, and nothing is changed by it. L13: what
/// it found is said, what is put back is not said any more, and no stack goes without a look.
/// </summary>
internal sealed class DriftOracle(OracleBoard board) : Oracle(board)
{
    /// <summary>A resync, and what slow visits take: by then everything was looked at again.</summary>
    private static readonly TimeSpan NextLook = TimeSpan.FromMinutes(8);

    /// <summary>Times are sent without fractions of a second.</summary>
    private static readonly TimeSpan Fraction = TimeSpan.FromSeconds(1);

    /// <summary>When each life last asked, and whether something went wrong with that: then the SDK sends it again by itself.</summary>
    private readonly Dictionary<(int Life, string Stack), (TimeSpan At, bool WasStruck)> _asked = [];

    private TimeSpan Interval => World.Settings.DriftInterval;

    public override void Called(CloudCall call)
    {
        if (call.Site.IsDetection)
        {
            Asked(call);
        }
        else if (call.Site.Operation == "cloudformation:DescribeStacks")
        {
            // The begin of a pass. A status that stays as it is is not written again, so what is missing in one is seen from here.
            foreach (var status in Board.Statuses.Values.Where(s => s.Key.IsEnvironment))
            {
                Look(status);
            }
        }
    }

    private void Asked(CloudCall call)
    {
        var name = ((DetectStackDriftRequest)call.Request.Input!).StackName;
        var now = World.Clock.Elapsed;
        if (call.After.Since(call.Before).Select(c => (c.After ?? c.Before)!.Key).FirstOrDefault() is { } changed)
        {
            Violated("S28", $"a look for drift of {name} changed {changed}");
        }

        if (call.Before.OfKind(CloudView.Stack).FirstOrDefault(s => s.Name == name) is not { Owner: not null })
        {
            Violated("S28", $"{name}, which is not ours, was looked at for drift");
        }
        else if (SinceLast(Stack(name)) is { } since && since < Interval - Fraction && !(World.LastLie is { } lie && now - lie < NextLook))
        {
            Violated("S28", $"{name} is looked at for drift {since.TotalSeconds:0} s after the last time");
        }

        var key = (call.Life.Number, name);
        if (_asked.TryGetValue(key, out var last) && !last.WasStruck && now - last.At < Interval)
        {
            Violated("S28", $"AWS is asked to look for drift of {name} again after {(now - last.At).TotalSeconds:0} s");
        }

        _asked[key] = (now, call.Strike is not null);
    }

    private void Look(ObjectStatus status)
    {
        var peace = World.Clock.Elapsed - World.LastTrouble;
        if (peace < NextLook
            || status[ConditionType.Synced]?.Status != ConditionStatus.True
            || status[ConditionType.Ready]?.Status != ConditionStatus.True)
        {
            return;
        }

        var ours = World.View.OfKind(CloudView.Stack)
            .Where(s => s.Owner is { } o && status.Resources.Any(r => r.Id.Owner == o.Key && r.Id.LocalName == o.Resource))
            .Select(s => Stack(s.Name))
            .ToList();
        var patience = (Interval * 2) + (NextLook * ours.Count);
        foreach (var stack in ours)
        {
            Judge(stack, status, peace, patience);
        }
    }

    private void Judge(StackState stack, ObjectStatus status, TimeSpan peace, TimeSpan patience)
    {
        var since = SinceLast(stack);
        if (since > patience && peace > patience)
        {
            Violated("L13", $"{stack.Name} was not looked at for drift for {since.TotalMinutes:0} min");
        }

        var hasDrifted = stack.Drift.StackDriftStatus.Value == "DRIFTED";
        var isSaid = status.Drift.Any(d => d.StartsWith($"stack {stack.Name} was changed outside of CloudFormation", StringComparison.Ordinal));
        if (hasDrifted != isSaid && since > NextLook)
        {
            Violated("L13", hasDrifted ? $"{stack.Name} has drifted, and the status does not say so" : $"{stack.Name} is said to have drifted, and has not");
        }
    }

    private TimeSpan SinceLast(StackState stack) =>
        World.Clock.UtcNow - (stack.Drift.LastCheckTimestamp is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : stack.Created);

    private StackState Stack(string name) => World.Cloud.Locked(cloud => World.Cloud.Services.CloudFormation.Regions.All
        .SelectMany(r => r.Value.Living)
        .First(s => s.Name == name));
}
