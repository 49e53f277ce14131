using System.Globalization;
using Cyclops.Model.Manifests;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>
/// What the cloud should hold when manifests are applied, told apart from the controller's own way of telling it: a second
/// opinion on everything that is managed.
/// </summary>
internal static class Expectations
{
    private const string Weight = "100";

    /// <summary>What is not as manifests say, a sentence each; empty when all is.</summary>
    /// <param name="now">The time: what was put aside for a while is left over only afterwards.</param>
    /// <param name="only">Only what concerns this key; null: everything.</param>
    public static IEnumerable<string> Of(ManifestSet manifests, View view, DateTimeOffset now, ObjectKey? only = null)
    {
        foreach (var environment in manifests.Environments.Values.Where(e => !e.Paused && (only is null || only.Value.Environment == e.Name)))
        {
            if (only is not { App: not null })
            {
                foreach (var difference in StackExpectations.Of(environment, manifests, view))
                {
                    yield return difference;
                }
            }

            foreach (var difference in Apps(manifests, environment, view, now, only))
            {
                yield return difference;
            }
        }
    }

    private static IEnumerable<string> Apps(ManifestSet manifests, EnvironmentManifest environment, View view, DateTimeOffset now, ObjectKey? only)
    {
        var wanted = new HashSet<string>(manifests.InvalidApps, StringComparer.Ordinal);
        foreach (var app in manifests.Apps.Values)
        {
            if (!app.Environments.TryGetValue(environment.Name, out var spec))
            {
                continue;
            }

            wanted.Add(app.Name);
            var key = new ObjectKey(environment.Name, app.Name);
            if (!spec.Suspended && (only is null || only == key))
            {
                foreach (var difference in App(key, spec, environment, manifests, view))
                {
                    yield return $"{key}: {difference}";
                }
            }
        }

        foreach (var thing in view.All)
        {
            if (thing.Owner is { App: { } app } owner && owner.Environment == environment.Name && !wanted.Contains(app) && !CloudView.IsResting(thing, now) && (only is null || only == owner.Key))
            {
                yield return $"{thing.Key} is left over";
            }
        }
    }

    private static IEnumerable<string> App(ObjectKey key, AppSpec spec, EnvironmentManifest environment, ManifestSet manifests, View view)
    {
        var ours = view.All.Where(t => t.Owner?.Key == key).ToList();
        var hosts = spec.Hosts.Where(h => !manifests.ContestedHosts.ContainsKey(h)).ToList();
        var isContested = hosts.Count != spec.Hosts.Count;
        var differences = new[]
        {
            One(ours, CloudView.Logs, ("retention", Text(spec.LogRetentionDays))),
            Records(ours, hosts, environment, isContested),
        };
        return differences.Concat(isContested ? [] : Serving(ours, spec, environment, manifests)
            .Concat(SecretExpectations.Of(ours, spec, view))
            .Concat(BucketExpectations.Of(ours, spec))
            .Concat(MailExpectations.Of(ours, spec, environment))
            .Concat(ErrorExpectations.Of(key, ours, spec, view))
            .Concat(SearchExpectations.Of(ours, spec))
            .Concat(JobExpectations.Of(ours, spec))
            .Concat(Tags(ours, manifests))).OfType<string>();
    }

    private static IEnumerable<string?> Serving(List<Thing> ours, AppSpec spec, EnvironmentManifest environment, ManifestSet manifests)
    {
        var definition = ours.Where(t => t.Kind == CloudView.Definition).ToList();
        var service = One(ours, CloudView.Service, ("status", "ACTIVE"), ("minimum", Text(spec.Rollout.MinHealthyPercent)), ("maximum", Text(spec.Rollout.MaxPercent)), ("breaker", spec.Rollout.CircuitBreaker.ToString()), ("alarms", string.Join(',', spec.Rollout.Alarms)), ("strategy", Strategy(spec.Rollout)));
        yield return service ?? ScalingExpectations.Of(ours, spec);
        yield return definition.Count == 1 ? Definition(definition[0], ours, spec, environment, manifests) : $"there are {definition.Count} active task definitions";
        if (service is null && definition.Count == 1)
        {
            var name = definition[0].Name;
            yield return One(ours, CloudView.Service, ("taskDefinition", name), ("rollout", $"{name}:COMPLETED"));
        }

        if (spec.Hosts.Count == 0)
        {
            yield return ours.Find(t => t.Kind is CloudView.Rule or CloudView.Group) is { } left ? $"{left.Key} is there without a host" : null;
            yield break;
        }

        var check = spec.HealthCheck;
        foreach (var isAlternate in (bool[])(spec.Rollout.Shift is null ? [false] : [false, true]))
        {
            yield return One(
                ours.Where(t => t.Kind == CloudView.Group && (spec.Rollout.Shift is null || isAlternate == t.Owner!.Logical.EndsWith("-alternate", StringComparison.Ordinal))).ToList(),
                CloudView.Group,
                ("type", environment.Cluster is ClusterSpec.Fargate ? "ip" : "instance"),
                ("path", check.Path),
                ("codes", check.Codes),
                ("interval", Seconds(check.Interval)),
                ("timeout", Seconds(check.Timeout)),
                ("healthy", Text(check.Healthy)),
                ("unhealthy", Text(check.Unhealthy)),
                ("deregistration_delay.timeout_seconds", Seconds(spec.Rollout.DeregistrationDelay)));
        }

        yield return One(ours, CloudView.Service, ("grace", Seconds(check.Grace)), ("container", $"{ours.Find(t => t.Kind == CloudView.Service)?.Owner!.App}:{Text(spec.Port)}"));
        var routed = ours.Where(t => t.Kind == CloudView.Rule).SelectMany(r => r.Hosts).Order(StringComparer.Ordinal).ToList();
        yield return routed.SequenceEqual(spec.Hosts.Order(StringComparer.Ordinal)) ? null : $"hosts {string.Join(", ", routed)} are routed instead of {string.Join(", ", spec.Hosts)}";
    }

    private static IEnumerable<string> Tags(List<Thing> ours, ManifestSet manifests) =>
        from thing in ours
        where thing.Kind is CloudView.Service or CloudView.Group or CloudView.Rule
        from tag in manifests.Platform!.Tags
        where thing.Tags.GetValueOrDefault(tag.Key) != tag.Value
        select $"{thing.Key} is not tagged {tag.Key}={tag.Value}";

    private static string? Records(List<Thing> ours, List<string> hosts, EnvironmentManifest environment, bool isContested)
    {
        var wanted = hosts.Where(h => h == environment.Domain || h.EndsWith($".{environment.Domain}", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        if (ours.Find(t => t.Kind == CloudView.Record && t["weight"] != Weight) is { } other)
        {
            return $"{other.Key} weighs {other["weight"]}";
        }

        var there = ours.Where(t => t.Kind == CloudView.Record).Select(t => t.Name.Split(' ')[0]).Order(StringComparer.Ordinal).ToList();
        return isContested || there.SequenceEqual(wanted) ? null : $"records [{string.Join(", ", there)}] instead of [{string.Join(", ", wanted)}]";
    }

    private static string? Definition(Thing definition, List<Thing> ours, AppSpec spec, EnvironmentManifest environment, ManifestSet manifests)
    {
        var app = definition.Owner!.App!;
        var containers = spec.Containers.Select(c => KeyValuePair.Create(c.Key, c.Value)).Append(KeyValuePair.Create(app, spec.Web));
        foreach (var (name, container) in containers)
        {
            var env = name == app ? container.Env.Concat(BucketExpectations.Variables(ours, spec)).Concat(CacheExpectations.Variables(manifests.Platform!.Name, definition.Owner!.Key, spec, environment)).Concat(SearchExpectations.Variables(manifests.Platform!.Name, definition.Owner!.Key, spec, environment)).Concat(MailExpectations.Variables(spec)) : container.Env;
            var facts = new[]
            {
                $"{name}.image={container.Image}\n",
                $"{name}.env={string.Join(',', env.Select(e => $"{e.Key}={e.Value}").Order(StringComparer.Ordinal))}\n",
                $"{name}.run={string.Join(' ', container.EntryPoint ?? [])} | {string.Join(' ', container.Command ?? [])}\n",
                $"{name}.size={Text(container.Cpu)} {Text(container.Memory)} {(container.MemoryReservation is { } soft && soft < container.Memory ? Text(soft) : "")}\n",
            };
            if (facts.FirstOrDefault(f => !definition.Facts.Contains(f, StringComparison.Ordinal)) is { } missing)
            {
                return $"{definition.Key} has not {missing.TrimEnd()}, but {definition.Facts.ReplaceLineEndings("; ")}";
            }
        }

        return null;
    }

    private static string? One(List<Thing> ours, string kind, params ReadOnlySpan<(string Name, string Value)> facts)
    {
        var things = ours.Where(t => t.Kind == kind).ToList();
        if (things.Count != 1)
        {
            return $"there are {things.Count} of {kind}";
        }

        foreach (var (name, value) in facts)
        {
            if (things[0][name] != value)
            {
                return $"{things[0].Key} is not {name}={value}: {things[0].Facts.ReplaceLineEndings("; ")}";
            }
        }

        return null;
    }

    private static string Strategy(RolloutSpec rollout) => rollout.Shift is not { } shift ? "" : string.Create(
        CultureInfo.InvariantCulture,
        $"{(rollout.Strategy == RolloutStrategy.BlueGreen ? "BLUE_GREEN" : rollout.Strategy.ToString().ToUpperInvariant())} {shift.Bake.TotalMinutes} {shift.StepPercent} {shift.StepBake?.TotalMinutes}").TrimEnd();

    private static string Seconds(TimeSpan time) => Text((int)time.TotalSeconds);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
