using Cyclops.Controller.Sources;
using Cyclops.Model.Manifests;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>
/// S25: what holds data is deleted, made anew or upgraded only where the manifest that was followed when that was asked for
/// consents by name, or somebody else did it.
/// </summary>
internal sealed class DataOracle(OracleBoard board) : Oracle(board)
{
    private const string Stack = "EnvironmentStack/";
    private const string DatabasePart = "database-";

    /// <summary>What was there once the change or the creation of its stack was complete: what never got so far, nobody has used.</summary>
    private readonly SortedDictionary<string, Thing> _known = new(StringComparer.Ordinal);

    /// <summary>What was last asked of each stack.</summary>
    private readonly Dictionary<string, (TimeSpan At, AcceptedHead? Head, string Operation)> _asked = new(StringComparer.Ordinal);

    private long _version = -1;

    public override void Called(CloudCall call)
    {
        if (call.Site.Mutating)
        {
            foreach (var (before, after) in call.After.Since(call.Before))
            {
                if (before is { Kind: CloudView.Stack } && before["status"] != after?["status"])
                {
                    _asked[before.Name] = (World.Clock.Elapsed, call.Head, call.Site.Operation);
                    JudgeDeletion(before, after, call);
                }
            }
        }

        if (World.Cloud.Version is var version && version != _version)
        {
            _version = version;
            Look();
        }
    }

    /// <summary>RDS would refuse it, and the stack would be stuck.</summary>
    private void JudgeDeletion(Thing stack, Thing? after, CloudCall call)
    {
        var isGoing = after is null || after["status"].StartsWith("DELETE", StringComparison.Ordinal);
        if (isGoing && call.Before.Held.FirstOrDefault(t => HeldData.StackOf(t) == stack.Name && t["protected"] == bool.TrueString) is { } thing)
        {
            Violated("S25", $"{call.Site.Operation} was to delete {thing.Key}, which is protected");
        }
    }

    private void Look()
    {
        var now = HeldData.Of(World.Cloud);
        var there = now.ToDictionary(KeyOf, StringComparer.Ordinal);
        foreach (var (key, known) in _known.ToList())
        {
            if (!there.TryGetValue(key, out var thing) || thing["status"] == "deleting" || IsLeftBehind(known, thing))
            {
                _known.Remove(key);
                Judge(known, World.View.Find($"{CloudView.Stack} {HeldData.StackOf(known)}") is { } stack && !stack["status"].StartsWith("DELETE", StringComparison.Ordinal) ? "replace" : "remove");
            }
            else if (IsUpgrade(known, thing))
            {
                Judge(thing, "upgrade");
            }
        }

        foreach (var (key, thing) in there)
        {
            if (thing.Owner is not null && thing["status"] != "deleting" && (_known.ContainsKey(key) || IsComplete(thing[HeldData.StackStatus])))
            {
                _known[key] = thing;
            }
        }
    }

    private void Judge(Thing thing, string verb)
    {
        if (!_asked.TryGetValue(HeldData.StackOf(thing), out var asked) || asked.At < Board.LastMeddling || asked.Head is not { } head)
        {
            return;
        }

        var what = $"{thing.Key} was to {verb} by {asked.Operation} at {head.Commit.Short}";
        var target = TargetOf(thing);
        var environment = World.Manifests(head.Commit).Environments.GetValueOrDefault(thing.Owner!.Environment);
        var goes = verb == "remove" && environment is not null && StackExpectations.MayGo(environment);
        if (environment is null || (target is null && !goes))
        {
            Violated("S25", $"{what}, to which nobody can consent");
        }
        else if (!goes && !environment.Consent.Contains($"{verb} {target}"))
        {
            Violated("S25", $"{what} without consent");
        }
        else if (target is not null && verb == "remove" && (IsWanted(target, environment) || thing["protected"] == bool.TrueString))
        {
            Violated("S25", $"{what} although it is {(IsWanted(target, environment) ? "in the manifest" : "protected")}");
        }
    }

    private static bool IsComplete(string status) => status.EndsWith("_COMPLETE", StringComparison.Ordinal) && status is not ("ROLLBACK_COMPLETE" or "DELETE_COMPLETE");

    /// <summary>As consent names it; null for what no consent lets go.</summary>
    private static string? TargetOf(Thing thing) => thing.Kind switch
    {
        HeldData.Database when thing.Owner!.Resource.StartsWith(Stack + DatabasePart, StringComparison.Ordinal) => $"databases.{thing.Owner.Resource[(Stack.Length + DatabasePart.Length)..]}",
        HeldData.Cache => "cache",
        HeldData.FileSystem => "search",
        _ => null,
    };

    private static bool IsWanted(string target, EnvironmentManifest environment) => !environment.Removed && target switch
    {
        "cache" => environment.Cache is CacheSpec.Managed,
        "search" => environment.Search is SearchSpec.Managed,
        _ => environment.Databases.GetValueOrDefault(target["databases.".Length..]) is DatabaseSpec.Managed,
    };

    /// <summary>A file system stays when its stack goes, and nothing reaches it any more.</summary>
    private static bool IsLeftBehind(Thing before, Thing after) => before["mounted"] == bool.TrueString && after["mounted"] == bool.FalseString;

    /// <summary>Not every image says which version it is.</summary>
    private static bool IsUpgrade(Thing before, Thing after) => before["version"].Length > 0 && after["version"].Length > 0 && Major(before) != Major(after);

    /// <summary>What is upgraded with no way back.</summary>
    private static string Major(Thing thing) => $"{thing["engine"]} {thing["version"].Split('.')[0]}";

    private static string KeyOf(Thing thing) => $"{thing.Key} {thing[HeldData.Id]}";
}
