using System.Collections.Concurrent;
using Cyclops.Simulation.Running;

namespace Cyclops.Simulation.Transitions;

/// <summary>How the cloud looks when it was made for a desired state at once. Equal states are made once.</summary>
internal sealed class FreshStates
{
    /// <summary>Far from the seeds of stories: other names, ids and times.</summary>
    private const int OtherSeed = 100_003;

    private const string Grace = " grace";

    private readonly ConcurrentDictionary<DesiredSpecs, Lazy<SortedDictionary<string, string>?>> _known = new();
    private readonly Lazy<HashSet<(string Kind, string Fact)>> _mask = new(Learn);

    /// <summary>The end state; null when it never settles, which is for the transition to find.</summary>
    public SortedDictionary<string, string>? Of(DesiredState state, DesiredSpecs specs) =>
        _known.GetOrAdd(specs, _ => new(() => Make(state, OtherSeed))).Value;

    /// <summary>What is other than it should be; null when nothing is.</summary>
    public string? Difference(SortedDictionary<string, string> wanted, SortedDictionary<string, string> end) => EndState.Differences(
        wanted,
        Needed(wanted, end),
        new(wanted.Keys.Where(k => IsMasked(k, wanted)), StringComparer.Ordinal))
        .FirstOrDefault();

    /// <summary>A load balancer that is not needed any more stays, as apps may be on it.</summary>
    private static SortedDictionary<string, string> Needed(SortedDictionary<string, string> wanted, SortedDictionary<string, string> end) => new(
        end.Where(e => !e.Key.Contains(" EnvironmentStack/ingress-", StringComparison.Ordinal) || wanted.ContainsKey(e.Key)).ToDictionary(StringComparer.Ordinal),
        StringComparer.Ordinal);

    private bool IsMasked(string key, SortedDictionary<string, string> wanted) =>
        _mask.Value.Any(m => key.StartsWith(m.Kind, StringComparison.Ordinal) && key.EndsWith(m.Fact, StringComparison.Ordinal)) || IsIdle(key, wanted);

    /// <summary>A service that has given up its load balancer keeps the grace it had, which counts for nothing.</summary>
    private static bool IsIdle(string key, SortedDictionary<string, string> wanted) =>
        key.EndsWith(Grace, StringComparison.Ordinal) && wanted[$"{key[..^Grace.Length]} targetGroup"].Length == 0;

    private static SortedDictionary<string, string>? Make(DesiredState state, int seed)
    {
        using var world = new TransitionWorld(seed);
        world.Commit(state);
        return world.Settles() is null ? world.End : null;
    }

    /// <summary>
    /// Facts that no two histories share, ids, times and counts: learnt from two worlds made at once, and from one that was
    /// changed and changed back.
    /// </summary>
    private static HashSet<(string Kind, string Fact)> Learn()
    {
        Edit[] edits = [new(DesiredState.AppFile, ["spec", "image"], "web:2"), new(DesiredState.EnvironmentFile, ["spec", "cluster", "ec2", "max"], "5")];
        Edit[] rich = [new(DesiredState.EnvironmentFile, ["spec", "loadBalancers"], "{tls: managed, accessLogs: {}}")];
        string[] database = ["spec", "backends", "databases", "main", "connections"];
        string[] bucket = ["spec", "backends", "buckets", "main", "expireAfter"];
        string[] replicas = ["spec", "replicas"];
        string[] mail = ["spec", "backends", "email", "rotate"];
        var withData = DesiredState.WithServer.With([new(DesiredState.AppFile, database, "20"), new(DesiredState.AppFile, bucket, "20d"), new(DesiredState.AppFile, replicas, "{max: 3, cpu: 60}")]);
        return
        [
            .. Learn(DesiredState.Base, edits)
                .Concat(Learn(DesiredState.WithBackends.With([.. rich, new(DesiredState.AppFile, mail, "a")]), [.. edits, new(DesiredState.AppFile, mail, "b")]))
                .Concat(Learn(withData, [.. edits, new(DesiredState.AppFile, database, "30"), new(DesiredState.AppFile, bucket, "30d"), new(DesiredState.AppFile, replicas, "{max: 4, cpu: 60}")]))
                .Select(Generic),
        ];
    }

    private static HashSet<string> Learn(DesiredState state, Edit[] edits)
    {
        var one = Make(state, OtherSeed)!;
        using var changed = new TransitionWorld(OtherSeed + 1);
        foreach (var next in new[] { state, state.With(edits), state })
        {
            changed.Commit(next);
            _ = changed.Settles();
        }

        return EndState.Mask(one, changed.End);
    }

    /// <summary>Of whatever thing: the kind at the beginning, the fact at the end.</summary>
    private static (string Kind, string Fact) Generic(string key)
    {
        var parts = key.Split(' ');
        return ($"{parts[0]} ", parts[^2] == "tag" ? $" tag {parts[^1]}" : $" {parts[^1]}");
    }
}
