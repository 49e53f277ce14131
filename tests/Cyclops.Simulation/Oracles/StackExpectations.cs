using System.Globalization;
using Cyclops.Model.Manifests;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>What an environment's manifest asks of its stacks, and of what is in them.</summary>
internal static class StackExpectations
{
    /// <summary>Rules that are put on one load balancer; hosts that one rule takes.</summary>
    private const int RulesOfOne = 90;

    private const int HostsOfOne = 5;
    private const string Going = "is being deleted";
    private const string Database = "database-";
    private const string Ingress = "ingress-";

    /// <summary>Whether a difference is no more than a deletion that AWS is at: a change that was made is said to be.</summary>
    public static bool IsGoing(string difference) => difference.EndsWith(Going, StringComparison.Ordinal);

    /// <summary>Whether all of an environment may go.</summary>
    public static bool MayGo(EnvironmentManifest environment) =>
        environment is { Removed: true, Protect: false } && environment.Consent.Contains("remove environment");

    /// <summary>What is not as it says, a sentence each.</summary>
    public static IEnumerable<string> Of(EnvironmentManifest environment, ManifestSet manifests, View view)
    {
        var stacks = view.OfKind(CloudView.Stack).Where(s => s.Owner is { App: null } o && o.Environment == environment.Name).ToList();
        var parts = stacks.ToDictionary(s => s.Owner!.Resource.Split('/')[^1], StringComparer.Ordinal);
        var wanted = Parts(environment, manifests).ToList();
        foreach (var part in wanted.Where(p => !parts.ContainsKey(p)))
        {
            yield return $"{environment.Name} has no stack {part}";
        }

        foreach (var (part, _) in parts.Where(p => IsUnderWay(p.Value, wanted)))
        {
            yield return $"stack {part} of {environment.Name} {Going}";
        }

        foreach (var stack in stacks.Where(s => !IsUnderWay(s, wanted) && s["status"] is not ("CREATE_COMPLETE" or "UPDATE_COMPLETE" or "UPDATE_ROLLBACK_COMPLETE")))
        {
            yield return $"stack {stack.Name} is not complete";
        }

        foreach (var (part, stack) in parts.Where(p => !wanted.Contains(p.Key) && !IsUnderWay(p.Value, wanted) && !MayStay(p.Key, p.Value, environment, view)))
        {
            yield return $"stack {part} ({stack["status"]}) of {environment.Name} is left over";
        }

        if (!environment.Removed
            && environment.Cluster is ClusterSpec.Ec2 pool
            && parts.GetValueOrDefault("cluster") is { } cluster
            && cluster["pool"] is var there
            && there != $"{string.Join(',', pool.InstanceTypes)} {Text(pool.Min)}-{Text(pool.Max)}")
        {
            yield return $"{environment.Name} has instances {there} instead of {string.Join(',', pool.InstanceTypes)} {Text(pool.Min)}-{Text(pool.Max)}";
        }

        foreach (var difference in environment.Removed ? [] : Held(environment, view))
        {
            yield return difference;
        }
    }

    /// <summary>Its stacks, by the last part of their names.</summary>
    public static IEnumerable<string> Parts(EnvironmentManifest environment, ManifestSet manifests)
    {
        if (environment.Removed)
        {
            yield break;
        }

        var balancers = environment.LoadBalancers;
        yield return "network";
        yield return "cluster";
        if (balancers.Tls == TlsMode.Managed)
        {
            yield return "certificate";
        }

        if (balancers.AccessLogDays is not null)
        {
            yield return "access-logs";
        }

        for (var number = 1; number <= Math.Max(balancers.Min, Needed(environment, manifests)); number++)
        {
            yield return $"{Ingress}{number.ToString(CultureInfo.InvariantCulture)}";
        }

        foreach (var (name, _) in environment.Databases.Where(d => d.Value is DatabaseSpec.Managed))
        {
            yield return $"{Database}{name}";
        }

        if (environment.Cache is CacheSpec.Managed)
        {
            yield return "cache";
        }

        if (environment.Search is SearchSpec.Managed)
        {
            yield return "search";
        }

        if (environment.Email is not null)
        {
            yield return "email";
        }

        if (environment.Alarms is not null)
        {
            yield return "alarms";
        }
    }

    /// <summary>Rules, or target groups where there are two.</summary>
    private static int Places(AppSpec spec) => Math.Max((spec.Hosts.Count + HostsOfOne - 1) / HostsOfOne, spec.Rollout.Shift is null ? 0 : 2);

    private static int Needed(EnvironmentManifest environment, ManifestSet manifests)
    {
        var rules = manifests.Apps.Values.Sum(a => a.Environments.TryGetValue(environment.Name, out var spec) ? Places(spec) : 0);
        return Math.Max(1, (rules + RulesOfOne - 1) / RulesOfOne);
    }

    /// <summary>Whether a stack that nobody asks for is on its way out.</summary>
    private static bool IsUnderWay(Thing stack, List<string> wanted) => stack["status"] == "DELETE_IN_PROGRESS" && !wanted.Contains(stack.Owner!.Resource.Split('/')[^1]);

    /// <summary>What nobody asks for and holds data stays until somebody consents; so does a load balancer, or as long as it has rules.</summary>
    private static bool MayStay(string part, Thing stack, EnvironmentManifest environment, View view)
    {
        if (environment.Removed)
        {
            return view.Held.Any(t => t.Owner?.Environment == environment.Name && t["protected"] == bool.TrueString);
        }

        var consent = part.StartsWith(Database, StringComparison.Ordinal) ? $"remove databases.{part[Database.Length..]}"
            : part is "cache" or "search" ? $"remove {part}"
            : part.StartsWith(Ingress, StringComparison.Ordinal) ? $"remove loadBalancers.{part[Ingress.Length..]}"
            : null;
        return consent is not null
            && (!environment.Consent.Contains(consent)
                || view.OfKind(CloudView.Rule).Any(r => r["listener"] == stack["output.ListenerArn"])
                || view.Held.Any(t => HeldData.StackOf(t) == stack.Name && t["protected"] == bool.TrueString));
    }

    private static IEnumerable<string> Held(EnvironmentManifest environment, View view)
    {
        Thing? Ours(string part) => view.Held.FirstOrDefault(t => (t.Kind is HeldData.Database or HeldData.Cache || t["mounted"] == bool.TrueString) && t.Owner is { } o && o.Environment == environment.Name && o.Resource == $"EnvironmentStack/{part}");
        foreach (var (name, spec) in environment.Databases)
        {
            if (spec is DatabaseSpec.Managed managed && Ours($"{Database}{name}") is { } database && Of(database, managed) is { } difference)
            {
                yield return difference;
            }
        }

        if (environment.Search is SearchSpec.Managed search && Ours("search") is { } solr
            && (solr["image"] != search.Image || solr["size"] != $"{Text(search.Cpu)} {Text(search.Memory)}"))
        {
            yield return $"Solr of {environment.Name} is {solr["image"]} of {solr["size"]} instead of {search.Image} of {Text(search.Cpu)} {Text(search.Memory)}";
        }

        if (environment.Cache is CacheSpec.Managed cache && Ours("cache") is { } group)
        {
            foreach (var (fact, value) in new[] { ("engine", cache.Engine), ("class", cache.NodeType), ("nodes", Text(cache.Replicas + 1)), ("snapshotDays", Text(cache.SnapshotDays)) })
            {
                if (group[fact] != value)
                {
                    yield return $"{group.Key} is not {fact}={value}: {group.Facts.ReplaceLineEndings("; ")}";
                }
            }

            if (!group["version"].StartsWith(cache.Version, StringComparison.Ordinal))
            {
                yield return $"{group.Key} has version {group["version"]} instead of {cache.Version}";
            }
        }
    }

    private static string? Of(Thing database, DatabaseSpec.Managed spec)
    {
        var wrong = new[]
        {
            ("class", spec.Class), ("storage", Text(spec.Storage)), ("multiAz", spec.MultiAz.ToString()), ("backupDays", Text(spec.BackupDays)), ("protected", spec.DeletionProtection.ToString()),
        }.FirstOrDefault(f => database[f.Item1] != f.Item2);
        return wrong.Item1 is not null ? $"{database.Key} is not {wrong.Item1}={wrong.Item2}: {database.Facts.ReplaceLineEndings("; ")}"
            : !$"{database["version"]}.".StartsWith($"{spec.Version}.", StringComparison.Ordinal) ? $"{database.Key} has version {database["version"]} instead of {spec.Version}"
            : null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
