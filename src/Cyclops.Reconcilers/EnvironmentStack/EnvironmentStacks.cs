using Cyclops.Engine.Kinds;
using Cyclops.Model.Manifests;
using Cyclops.Reconcilers.EnvironmentStack.Templates;
using Cyclops.Reconcilers.LoadBalancers;

namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>Environment manifest to stacks.</summary>
internal static class EnvironmentStacks
{
    /// <summary>The stacks of an environment with its apps. Equal input gives equal bytes; a removed one has none.</summary>
    public static IEnumerable<StackTemplate> Of(EnvironmentScope scope)
    {
        var (platform, environment) = (scope.Platform.Name, scope.Environment);
        if (environment.Removed)
        {
            yield break;
        }

        var balancers = environment.LoadBalancers;
        yield return NetworkTemplate.Build(platform, environment);
        yield return ClusterTemplate.Build(scope.Platform, environment);
        if (balancers.Tls == TlsMode.Managed)
        {
            yield return CertificateTemplate.Build(environment);
        }

        if (balancers.AccessLogDays is { } days)
        {
            yield return AccessLogTemplate.Build(days);
        }

        var fleet = FleetSize.Of(scope);
        for (var number = 1; number <= fleet.Count; number++)
        {
            yield return IngressTemplate.Build(platform, environment, number, number > 1 ? fleet.Why : null);
        }

        foreach (var (name, database) in environment.Databases)
        {
            if (database is DatabaseSpec.Managed managed)
            {
                yield return DatabaseTemplate.Build(platform, environment, name, managed);
            }
        }

        if (environment.Cache is CacheSpec.Managed cache)
        {
            yield return CacheTemplate.Build(platform, environment, cache);
        }

        if (environment.Search is SearchSpec.Managed search)
        {
            yield return SearchTemplate.Build(platform, environment, search);
        }

        if (environment.Email is { } email)
        {
            yield return EmailTemplate.Build(environment, email);
        }

        if (environment.Alarms is { } alarms)
        {
            yield return AlarmTemplate.Build(environment, alarms, fleet.Count);
        }
    }
}
