using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Reading;
using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Checks;

/// <summary>Fields of an environment among each other.</summary>
internal static class EnvironmentChecks
{
    /// <summary>Source: ACM API, RequestCertificate, DomainName: the first name of a certificate.</summary>
    private const int LongestCertificateName = 64;

    public static void Run(YamlMapping spec, CheckContext context)
    {
        CheckPool(spec, context);
        CheckTls(spec, context);
        if (EnvironmentFields.Databases.NodeIn(spec) is YamlMapping databases)
        {
            foreach (var entry in databases.Entries)
            {
                context.Push($"{EnvironmentFields.Databases.Name}.{entry.Name}");
                DatabaseChecks.Run((YamlMapping)entry.Value, context);
                context.Pop();
            }
        }

        CheckCache(spec, context);
        CheckSearch(spec, context);
        CheckEmail(spec, context);
        CheckRemoval(spec, context);
    }

    private static void CheckPool(YamlMapping spec, CheckContext context)
    {
        if (EnvironmentFields.Cluster.NodeIn(spec) is not YamlMapping cluster || ClusterFields.Ec2.NodeIn(cluster) is not YamlMapping pool)
        {
            return;
        }

        var (min, max) = (ClusterFields.Min.Of(pool), ClusterFields.Max.Of(pool));
        if (min > max)
        {
            context.Push("cluster.ec2.min");
            context.Add(
                ErrorCodes.MinAboveMax,
                ClusterFields.Min.NodeIn(pool) ?? pool,
                $"The fewest instances ({min}) are more than the most ({max}).",
                "lower min or raise max");
            context.Pop();
        }
    }

    private static void CheckTls(YamlMapping spec, CheckContext context)
    {
        if (EnvironmentFields.LoadBalancers.NodeIn(spec) is not YamlMapping balancers || LoadBalancerFields.Tls.NodeIn(balancers) is not YamlScalar tls)
        {
            return;
        }

        context.Push("loadBalancers.tls");
        var domain = EnvironmentFields.Domain.Of(spec);
        var isManaged = LoadBalancerFields.Tls.Of(balancers) == Model.Manifests.TlsMode.Managed;
        if (LoadBalancerFields.CertificateArn.NodeIn(balancers) is not null)
        {
            context.Add(
                ErrorCodes.CertificateAndTls,
                tls,
                isManaged ? "A certificate is to be made, and certificateArn names another." : "There is to be no HTTPS, and certificateArn names a certificate for it.",
                isManaged ? "remove certificateArn for a certificate that is made, or tls: managed for that one" : "remove certificateArn for plain HTTP, or tls: none for HTTPS with that certificate");
        }
        else if (isManaged && domain.Length > LongestCertificateName)
        {
            context.Add(
                ErrorCodes.DomainTooLong,
                tls,
                $"The domain has {domain.Length} characters; ACM makes certificates for names of at most {LongestCertificateName}.",
                "use a shorter domain, or an imported certificate by its certificateArn");
        }

        context.Pop();
    }

    private static void CheckCache(YamlMapping spec, CheckContext context)
    {
        if (EnvironmentFields.Cache.NodeIn(spec) is not YamlMapping cache
            || CacheFields.Managed.NodeIn(cache) is not YamlMapping managed
            || CacheFields.Version.NodeIn(managed) is not { } version
            || CacheFields.Has(CacheFields.Engine.Of(managed), CacheFields.VersionOf(managed)))
        {
            return;
        }

        context.Push("cache.managed.version");
        context.Add(
            ErrorCodes.WrongCacheVersion,
            version,
            $"ElastiCache has no version {CacheFields.VersionOf(managed)} of {CacheFields.Engine.Of(managed)}: valkey begins at 7.2, redis ends at 7.1.",
            CacheFields.Engine.Of(managed) == CacheFields.Valkey ? "write 7.2 or later, or engine: redis" : "write 7.1 or earlier, or engine: valkey");
        context.Pop();
    }

    private static void CheckSearch(YamlMapping spec, CheckContext context)
    {
        if (EnvironmentFields.Cluster.NodeIn(spec) is not YamlMapping cluster
            || ClusterFields.Fargate.NodeIn(cluster) is null
            || EnvironmentFields.Search.NodeIn(spec) is not YamlMapping search
            || SearchFields.Existing.NodeIn(search) is not null)
        {
            return;
        }

        var managed = BackendReader.CaseOf(search, SearchFields.Managed);
        var (cpu, memory) = (SearchFields.Cpu.Of(managed), SearchFields.Memory.Of(managed));
        if (FargateSize.Smallest(cpu, memory) is null)
        {
            context.Push("search.managed.cpu");
            context.Add(
                ErrorCodes.NoFargateSize,
                SearchFields.Cpu.NodeIn(managed) ?? managed,
                $"No Fargate size holds the search server: {cpu} CPU units and {memory} MiB.",
                $"at most {FargateSize.Largest.Cpu} units; or an environment on EC2");
            context.Pop();
        }
    }

    private static void CheckRemoval(YamlMapping spec, CheckContext context)
    {
        if (!EnvironmentFields.Removed.Of(spec))
        {
            return;
        }

        var databases = EnvironmentFields.Databases.Of(spec).Where(d => IsProtected(d.Value)).Select(d => d.Key).ToList();
        var (problem, hint) = EnvironmentFields.Protect.Of(spec) ? ("The environment is protected.", "write protect: false as well, if it is meant to go")
            : !ConsentFields.Consent.Of(spec).Contains(ConsentFields.RemoveEnvironment) ? (
                "All of the environment would be deleted; of its databases and caches snapshots would stay.",
                $"write consent: [{ConsentFields.RemoveEnvironment}] as well, if it is meant to go")
            : databases is [var name, ..] ? (
                $"The database {Shown.Quote(name)} is protected from deletion.",
                $"write deletionProtection: false in databases.{name}.managed and have that applied first, with removed: false")
            : (null, null);
        if (problem is not null)
        {
            context.Push(EnvironmentFields.Removed.Name);
            context.Add(ErrorCodes.RemovalNeedsConsent, EnvironmentFields.Removed.NodeIn(spec)!, problem, hint);
            context.Pop();
        }
    }

    private static bool IsProtected(YamlMapping database) =>
        DatabaseFields.Existing.NodeIn(database) is null && DatabaseFields.DeletionProtection.Of(BackendReader.CaseOf(database, DatabaseFields.Managed));

    private static void CheckEmail(YamlMapping spec, CheckContext context)
    {
        if (EnvironmentFields.Email.NodeIn(spec) is not YamlMapping email || EmailFields.Domain.NodeIn(email) is not { } node)
        {
            return;
        }

        var (domain, zone) = (EmailFields.Domain.Of(email), EnvironmentFields.Domain.Of(spec));
        if (domain != zone && !domain.EndsWith($".{zone}", StringComparison.Ordinal))
        {
            context.Push("email.domain");
            context.Add(
                ErrorCodes.EmailOutsideDomain,
                node,
                $"The domain {Shown.Quote(domain)} is not within {Shown.Quote(zone)}, whose zone its records go into.",
                $"write {zone} or for example mail.{zone}, or leave it out");
            context.Pop();
        }
    }
}
