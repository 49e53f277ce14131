using Cyclops.Controller.Store;
using Cyclops.Simulation.Faults;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>S4: what could not be read is unknown, and nothing is made or deleted by what is unknown.</summary>
internal sealed class UnreadOracle(OracleBoard board) : Oracle(board)
{
    /// <summary>
    /// A reading that failed says nothing against a visit that is still at work by an earlier one, this old at most. A step that had
    /// begun before is known not to go by it, however long it takes.
    /// </summary>
    private static readonly TimeSpan OneVisit = TimeSpan.FromSeconds(5);

    /// <summary>One that is held up by other calls that fail or have no answer: each is given up after 30 seconds at most, and sent again.</summary>
    private static readonly TimeSpan OneSlowVisit = TimeSpan.FromMinutes(2);

    /// <summary>By what each change is decided.</summary>
    private static readonly Dictionary<string, string[]> Basis = new(StringComparer.Ordinal)
    {
        ["cloudformation:CreateStack"] = ["cloudformation:DescribeStacks"],
        ["cloudformation:CreateChangeSet"] = ["cloudformation:DescribeStacks"],
        ["cloudformation:ExecuteChangeSet"] = ["cloudformation:DescribeStacks"],
        ["cloudformation:DeleteChangeSet"] = ["cloudformation:DescribeStacks"],
        ["cloudformation:RollbackStack"] = ["cloudformation:DescribeStacks"],
        ["cloudformation:ContinueUpdateRollback"] = ["cloudformation:DescribeStacks"],
        ["cloudformation:DeleteStack"] = ["cloudformation:DescribeStacks"],
        ["cloudformation:DetectStackDrift"] = ["cloudformation:DescribeStacks"],
        ["logs:CreateLogGroup"] = ["logs:DescribeLogGroups"],
        ["logs:DeleteLogGroup"] = ["logs:DescribeLogGroups"],
        ["elbv2:CreateTargetGroup"] = ["elbv2:DescribeTargetGroups"],
        ["elbv2:DeleteTargetGroup"] = ["elbv2:DescribeTargetGroups"],
        ["elbv2:CreateRule"] = ["elbv2:DescribeRules"],
        ["elbv2:DeleteRule"] = ["elbv2:DescribeRules"],
        ["ecs:CreateService"] = ["ecs:ListServices", "ecs:DescribeServices"],
        ["ecs:DeleteService"] = ["ecs:ListServices", "ecs:DescribeServices"],
        ["ecs:RegisterTaskDefinition"] = ["ecs:ListTaskDefinitionFamilies"],
        ["route53:ChangeResourceRecordSets"] = ["route53:ListResourceRecordSets"],
    };

    private readonly Dictionary<(int Life, string Operation), Reading> _readings = [];
    private readonly Dictionary<string, TimeSpan> _failures = new(StringComparer.Ordinal);
    private readonly Dictionary<long, (ObjectKey Owner, TimeSpan Begun)> _open = [];

    public override void Started(Life life) => _open.Clear();

    public override void Intended(long id, LedgerIntent intent, Life life) => _open[id] = (intent.Resource.Owner, World.Clock.Elapsed);

    public override void Came(LedgerOutcome outcome) => _open.Remove(outcome.Intent);

    public override void Called(CloudCall call)
    {
        var now = World.Clock.Elapsed;
        if (call.Strike is { IsLie: false } || (call.Site.Mutating && call.Status != 200))
        {
            _failures[call.Site.Operation] = now;
        }

        if (!call.Site.Mutating)
        {
            Read(call);
            return;
        }

        var begun = BegunAt(call);
        var basis = Basis.GetValueOrDefault(call.Site.Operation, []);
        var isHeldUp = _failures.Any(f => !basis.Contains(f.Key) && now - f.Value < OneSlowVisit);
        foreach (var operation in basis)
        {
            if (_readings.GetValueOrDefault((call.Life.Number, operation)) is { Failed: { } failed } reading
                && !(reading.Read >= failed)
                && !(begun < failed)
                && !(now - reading.Read <= (isHeldUp ? OneSlowVisit : OneVisit)))
            {
                Violated("S4", $"{call.Site.Operation} {TraceText.Of(call.Request)} although {operation} could not be read at {failed.TotalSeconds:0.0} s, nor since");
            }
        }
    }

    /// <summary>When the step began that made a change; null when it made none, or not for one owner.</summary>
    private TimeSpan? BegunAt(CloudCall call)
    {
        var owners = call.After.Since(call.Before).Select(c => (c.After ?? c.Before)!.Owner?.Key).Distinct().ToList();
        return owners is [{ } owner] ? _open.Values.Where(o => o.Owner == owner).Select(o => (TimeSpan?)o.Begun).FirstOrDefault() : null;
    }

    /// <summary>A listing has been read when its last page has: a later page that fails takes the first one back, until it is asked for again.</summary>
    private void Read(CloudCall call)
    {
        // A declared error may say "not there", which is an answer, or anything else.
        if (call.Strike?.Kind == StrikeKind.Declared)
        {
            return;
        }

        var key = (call.Life.Number, call.Site.Operation);
        var reading = _readings.GetValueOrDefault(key);
        var now = World.Clock.Elapsed;

        // What the cloud says by itself is an answer, an error that says "not there" too; a lie cannot be told from one.
        var isReadable = call.Strike is null or { IsCrash: true } or { Kind: StrikeKind.Stale or StrikeKind.NoItems };
        _readings[key] = (isReadable, call.Site.Continues) switch
        {
            (true, true) => reading.Failed > (reading.Read ?? TimeSpan.Zero) ? reading with { Read = now } : reading,
            (true, false) => reading with { Read = now, ReadBefore = reading.Read },
            (false, true) => reading with { Failed = now, Read = reading.ReadBefore },
            (false, false) => reading with { Failed = now },
        };
    }

    /// <summary>When an operation was last read, when before that, and when it last failed; null: never.</summary>
    private readonly record struct Reading(TimeSpan? Read, TimeSpan? ReadBefore, TimeSpan? Failed);
}
