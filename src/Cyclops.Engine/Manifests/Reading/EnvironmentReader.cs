using System.Diagnostics;
using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Reading;

/// <summary>Reads a checked environment.</summary>
internal static class EnvironmentReader
{
    public static EnvironmentManifest Read(ParsedFile file, string name)
    {
        var spec = file.Spec;
        return new EnvironmentManifest(
            name,
            EnvironmentFields.Domain.Of(spec),
            EnvironmentFields.Account.OrNull(spec),
            EnvironmentFields.Region.OrNull(spec),
            ReadNetwork(EnvironmentFields.Network.OrNull(spec)),
            ReadCluster(EnvironmentFields.Cluster.OrNull(spec)),
            ReadLoadBalancers(EnvironmentFields.LoadBalancers.Of(spec)),
            EnvironmentFields.HostedZoneId.OrNull(spec),
            BackendReader.Databases(spec),
            BackendReader.Cache(spec),
            BackendReader.Search(spec),
            BackendReader.Email(spec),
            ReadAlarms(EnvironmentFields.Alarms.OrNull(spec)),
            LogFields.EnvironmentRetentionDays.Of(EnvironmentFields.Logs.Of(spec)),
            EnvironmentFields.Protect.Of(spec),
            EnvironmentFields.Removed.Of(spec),
            EnvironmentFields.Paused.Of(spec),
            EnvironmentFields.Retry.OrNull(spec),
            ConsentFields.Consent.Of(spec),
            MetadataReader.Labels(file),
            file.Root!.Position);
    }

    private static NetworkSpec ReadNetwork(YamlMapping? network)
    {
        if (network is not null && NetworkFields.Existing.TryOf(network, out var existing))
        {
            return new NetworkSpec.Existing(
                NetworkFields.VpcId.Of(existing),
                NetworkFields.PublicSubnets.Of(existing),
                NetworkFields.PrivateSubnets.Of(existing));
        }

        var managed = Inner(network, NetworkFields.Managed);
        return new NetworkSpec.Managed(NetworkFields.Cidr.Of(managed), NetworkFields.Zones.Of(managed), NetworkFields.Nat.Of(managed));
    }

    private static ClusterSpec ReadCluster(YamlMapping? cluster)
    {
        if (cluster is not null && ClusterFields.Fargate.TryOf(cluster, out _))
        {
            return new ClusterSpec.Fargate();
        }

        var pool = Inner(cluster, ClusterFields.Ec2);
        return new ClusterSpec.Ec2(
            ClusterFields.InstanceTypes.Of(pool),
            ClusterFields.Min.Of(pool),
            ClusterFields.Max.Of(pool),
            ClusterFields.KeyName.OrNull(pool),
            ClusterFields.TargetUtilization.Of(pool));
    }

    private static LoadBalancerSpec ReadLoadBalancers(YamlMapping balancers)
    {
        var certificate = LoadBalancerFields.CertificateArn.OrNull(balancers);
        return new LoadBalancerSpec(
            LoadBalancerFields.Internal.Of(balancers),
            LoadBalancerFields.IdleTimeout.Of(balancers),
            certificate is null ? LoadBalancerFields.Tls.Of(balancers) : TlsMode.Existing,
            certificate,
            LoadBalancerFields.Min.Of(balancers),
            LoadBalancerFields.AccessLogs.OrNull(balancers) is { } logs ? LoadBalancerFields.AccessLogDays.Of(logs) : null);
    }

    private static AlarmsSpec? ReadAlarms(YamlMapping? alarms) => alarms is null ? null : new AlarmsSpec(
        AlarmFields.Notify.Of(alarms),
        AlarmFields.Http5xxPercent.Of(alarms),
        AlarmFields.MemoryPercent.Of(alarms),
        AlarmFields.StoragePercent.Of(alarms),
        AlarmFields.ConnectionPercent.Of(alarms),
        AlarmFields.CertificateDays.Of(alarms));

    // The map of a union's case; empty where the union itself was left out.
    private static YamlMapping Inner(YamlMapping? union, Field<YamlMapping> field)
    {
        if (union is null)
        {
            return new YamlMapping("(built-in)", 0, 0, []);
        }

        return field.OrNull(union) ?? throw new UnreachableException($"{union.Position}: a checked union has one case");
    }
}
