using Cyclops.Controller.Sources;
using Cyclops.Model.Status;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>S21: nothing that serves is stopped unless a manifest says so, and what failed once is not rolled out, or made, again.</summary>
internal sealed class AvailabilityOracle(OracleBoard board) : Oracle(board)
{
    /// <summary>What statuses have said of failed rollouts: only what is known can be heeded.</summary>
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>Services with the revisions whose rollout failed, and the text of the manifest it failed for.</summary>
    private readonly Dictionary<(string Service, string Definition), string> _failed = [];

    /// <summary>The manifest that each stack was begun to be made, or last changed, for.</summary>
    private readonly Dictionary<string, string> _begun = new(StringComparer.Ordinal);

    public override void Said(ObjectStatus status)
    {
        _told.UnionWith(status.Conditions.Where(c => c.Reason == "RolloutFailed").Select(c => c.Message));
    }

    public override void Called(CloudCall call)
    {
        if (call.Site.Mutating || call.Site.Operation == "ecs:DescribeServices")
        {
            Learn(call.Site.Mutating ? call.After : World.View);
        }

        if (!call.Site.Mutating || call.Head is not { } head)
        {
            return;
        }

        foreach (var (before, after) in call.After.Since(call.Before))
        {
            if ((before ?? after) is { Kind: CloudView.Stack, Owner: { } environment })
            {
                JudgeStack(before, after, Text(environment.Environment, head));
            }

            if (after is { Kind: CloudView.Service, Owner: { App: not null } owner })
            {
                Judge(before, after, owner, head, call);
            }
        }
    }

    private void Judge(Thing? before, Thing after, Owner owner, AcceptedHead head, CloudCall call)
    {
        var manifests = World.Manifests(head.Commit);
        var wanted = manifests.Apps.GetValueOrDefault(owner.App!)?.Environments.GetValueOrDefault(owner.Environment);
        if (wanted is { Replicas: > 0 } && after["status"] == "ACTIVE" && after["desired"] == "0")
        {
            Violated("S21", $"{after.Key} was told to run 0 tasks, and the manifest says {wanted.Replicas}");
        }

        var definition = after["taskDefinition"];
        if (before is not null
            && before["taskDefinition"] != definition
            && Board.DisksLost == 0
            && _told.Any(t => t.Contains(definition, StringComparison.Ordinal))
            && _failed.TryGetValue((after.Name, definition), out var text)
            && text == Text(owner, head))
        {
            Violated("S21", $"{call.Site.Operation} rolled out {definition} again, which failed for the same manifest");
        }
    }

    /// <summary>What could not be made is removed, to be made again, only for another manifest; a change that AWS undid is made again only for one.</summary>
    private void JudgeStack(Thing? before, Thing? after, string manifest)
    {
        if (before is null)
        {
            _begun[after!.Name] = manifest;
        }
        else if (CloudView.NeverWas(before) && _begun.GetValueOrDefault(before.Name) == manifest)
        {
            Violated("S21", $"{before.Key} could not be made, and is to be made again though its manifest is the same");
        }
        else if (after?["status"].StartsWith("UPDATE_IN_PROGRESS", StringComparison.Ordinal) == true && before["status"] != after["status"])
        {
            if (before["status"] == "UPDATE_ROLLBACK_COMPLETE" && _begun.GetValueOrDefault(before.Name) == manifest)
            {
                Violated("S21", $"{before.Key} is changed again as AWS undid it, though its manifest is the same");
            }

            _begun[before.Name] = manifest;
        }
    }

    private string Text(string environment, AcceptedHead head)
    {
        var manifests = World.Manifests(head.Commit);
        return $"{manifests.Environments.GetValueOrDefault(environment)} {manifests.Platform?.Tags}";
    }

    private void Learn(View view)
    {
        foreach (var service in view.OfKind(CloudView.Service))
        {
            if (service.Facts.Contains(":FAILED", StringComparison.Ordinal) && service.Owner is { } owner && Board.Head is { } head)
            {
                foreach (var failed in service["rollout"].Split(' ').Where(r => r.EndsWith(":FAILED", StringComparison.Ordinal)))
                {
                    _failed.TryAdd((service.Name, failed[..^":FAILED".Length]), Text(owner, head));
                }
            }
        }
    }

    private string Text(Owner owner, AcceptedHead head) =>
        World.Manifests(head.Commit).Apps.GetValueOrDefault(owner.App ?? "")?.Environments.GetValueOrDefault(owner.Environment)?.ToString() ?? "";
}
