using System.Globalization;
using Cyclops.Model.Manifests;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Transitions;

/// <summary>What cannot be changed while an environment runs: a commit that asks for it must be refused, and said to be.</summary>
internal static class Refusals
{
    /// <summary>Why the way from one desired state to another is refused; null when it is not.</summary>
    public static Refused? Of(DesiredSpecs before, DesiredSpecs after)
    {
        if (before.Platform != after.Platform)
        {
            return new("all that runs is found by the platform's name");
        }

        foreach (var (name, environment) in before.Environments)
        {
            if (after.Environments.TryGetValue(name, out var changed) && (OfWhole(environment, changed) ?? OfStacks(environment, changed)) is { } why)
            {
                return why;
            }
        }

        return OfApps(before.Apps, after.Apps);
    }

    private static Refused? OfApps(EquatableMap<EquatableMap<AppSpec>> before, EquatableMap<EquatableMap<AppSpec>> after)
    {
        var cores =
            from app in before
            from spec in app.Value
            from core in spec.Value.Backends.Search
            where after.GetValueOrDefault(app.Key)?.GetValueOrDefault(spec.Key)?.Backends.Search.GetValueOrDefault(core.Key) is { } other && other.Configset != core.Value.Configset
            select new Refused("a search core is of the configset that it was made of", App: new(spec.Key, app.Key));
        return cores.FirstOrDefault();
    }

    private static Refused? OfWhole(EnvironmentManifest before, EnvironmentManifest after) =>
        before.Region != after.Region ? new("nothing moves to another region, and what is in the old one would be forgotten")
        : before.Domain != after.Domain ? new("the hosted zone and every record in it are of the old domain")
        : Network(before.Network) != Network(after.Network) ? new("CloudFormation would make all subnets anew, with everything in them")
        : before.Cluster.GetType() != after.Cluster.GetType() ? new("services do not move between kinds of capacity")
        : null;

    private static Refused? OfStacks(EnvironmentManifest before, EnvironmentManifest after)
    {
        if (HasPrivateSubnets(before.Network) && !HasPrivateSubnets(after.Network))
        {
            return new("private subnets would go, with everything in them", "network");
        }

        if (Ingress(before.LoadBalancers) != Ingress(after.LoadBalancers))
        {
            return new("a load balancer keeps its scheme, and rules stay at their listener", "ingress-1");
        }

        foreach (var (name, database) in before.Databases)
        {
            if (database is DatabaseSpec.Managed managed && OfDatabase(name, managed, after) is { } why)
            {
                return new(why, $"database-{name}");
            }
        }

        return before.Cache is CacheSpec.Managed cache && OfCache(cache, after) is { } reason ? new(reason, "cache")
            : before.Search is SearchSpec.Managed search && OfSearch(search, after) is { } cause ? new(cause, "search")
            : null;
    }

    private static string? OfDatabase(string name, DatabaseSpec.Managed before, EnvironmentManifest after)
    {
        if (after.Databases.GetValueOrDefault(name) is not DatabaseSpec.Managed managed)
        {
            return !after.Consent.Contains($"remove databases.{name}") ? "a database stays until the manifest consents"
                : before.DeletionProtection ? "a protected database stays"
                : null;
        }

        return managed.Storage < before.Storage ? "storage does not shrink"
            : IsOlder(managed.Version, before.Version) ? "a database does not go back to an older version"
            : managed.Version != before.Version && !after.Consent.Contains($"upgrade databases.{name}") ? "another version needs consent"
            : null;
    }

    private static string? OfCache(CacheSpec.Managed before, EnvironmentManifest after) => after.Cache is not CacheSpec.Managed managed
        ? after.Consent.Contains("remove cache") ? null : "a cache stays until the manifest consents"
        : (managed.Engine, managed.Version) != (before.Engine, before.Version) && !after.Consent.Contains("upgrade cache") ? "another engine or version needs consent"
        : null;

    private static string? OfSearch(SearchSpec.Managed before, EnvironmentManifest after) => after.Search is not SearchSpec.Managed managed
        ? after.Consent.Contains("remove search") ? null : "an index stays until the manifest consents"
        : Images.Major(before.Image) is { Length: > 0 } from && Images.Major(managed.Image) is { Length: > 0 } to && from != to && !after.Consent.Contains("upgrade search") ? "another version of Solr needs consent"
        : null;

    private static bool IsOlder(string wanted, string live) =>
        wanted.Split('.').Zip(live.Split('.'), (w, l) => int.Parse(w, CultureInfo.InvariantCulture) - int.Parse(l, CultureInfo.InvariantCulture)).FirstOrDefault(d => d != 0) < 0;

    private static (bool Internal, bool HasCertificate) Ingress(LoadBalancerSpec spec) => (spec.Internal, spec.Tls != TlsMode.None);

    private static bool HasPrivateSubnets(NetworkSpec network) => network is NetworkSpec.Managed { Nat: not NatMode.None };

    /// <summary>What a network is known by.</summary>
    private static string Network(NetworkSpec network) => network switch
    {
        NetworkSpec.Managed managed => $"{managed.Cidr} {managed.Zones}",
        NetworkSpec.Existing existing => existing.VpcId,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
