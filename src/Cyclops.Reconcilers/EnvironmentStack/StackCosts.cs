using System.Collections.Frozen;
using Cyclops.Aws.CloudFormation;
using Cyclops.Model.Plans;

namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>What a change of a stack does to its resources: predicted from the template, and as a change set says.</summary>
public static class StackCosts
{
    /// <summary>The row of the template in the kind's table.</summary>
    public const string TemplateField = "template";

    /// <summary>What stands in a plan for a change that was worked out.</summary>
    public const string ChangeSetField = "changeSet";

    private const string Resources = TemplateField + ".Resources.";

    /// <summary>
    /// Properties whose change makes a resource anew, of the types that templates here have. Source: AWS CloudFormation User
    /// Guide, resource reference, "Update requires: Replacement".
    /// </summary>
    private static readonly FrozenDictionary<string, string[]> MadeAnewBy = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["AWS::EC2::VPC"] = ["CidrBlock"],
        ["AWS::EC2::Subnet"] = ["AvailabilityZone", "CidrBlock", "VpcId"],
        ["AWS::EC2::SecurityGroup"] = ["GroupDescription", "GroupName", "VpcId"],
        ["AWS::EC2::NatGateway"] = ["AllocationId", "SubnetId"],
        ["AWS::ECS::Cluster"] = ["ClusterName"],
        ["AWS::ECS::CapacityProvider"] = ["Name"],
        ["AWS::ECS::Service"] = ["Cluster", "DeploymentController", "LaunchType", "Role", "SchedulingStrategy", "ServiceName"],
        ["AWS::ECS::TaskDefinition"] = ["ContainerDefinitions", "Cpu", "ExecutionRoleArn", "Family", "Memory", "NetworkMode", "RequiresCompatibilities", "Volumes"],
        ["AWS::EFS::AccessPoint"] = ["ClientToken", "FileSystemId", "PosixUser", "RootDirectory"],
        ["AWS::EFS::FileSystem"] = ["AvailabilityZoneName", "Encrypted", "KmsKeyId", "PerformanceMode"],
        ["AWS::EFS::MountTarget"] = ["FileSystemId", "IpAddress", "SubnetId"],
        ["AWS::AutoScaling::AutoScalingGroup"] = ["AutoScalingGroupName"],
        ["AWS::ElasticLoadBalancingV2::LoadBalancer"] = ["Name", "Scheme", "Type"],
        ["AWS::ElasticLoadBalancingV2::Listener"] = ["LoadBalancerArn"],
        ["AWS::Route53::HostedZone"] = ["Name"],
        ["AWS::Route53::RecordSet"] = ["HostedZoneId", "Name"],
        ["AWS::IAM::Role"] = ["Path", "RoleName"],
        ["AWS::Logs::LogGroup"] = ["LogGroupName"],
        ["AWS::CertificateManager::Certificate"] = ["DomainName", "DomainValidationOptions", "SubjectAlternativeNames", "ValidationMethod"],
        ["AWS::RDS::DBInstance"] = ["DBInstanceIdentifier", "DBName", "DBSubnetGroupName", "KmsKeyId", "MasterUsername", "StorageEncrypted"],
        ["AWS::RDS::DBSubnetGroup"] = ["DBSubnetGroupName"],
        ["AWS::ElastiCache::ReplicationGroup"] = ["AtRestEncryptionEnabled", "CacheSubnetGroupName", "KmsKeyId", "Port", "ReplicationGroupId", "TransitEncryptionEnabled"],
        ["AWS::ElastiCache::SubnetGroup"] = ["CacheSubnetGroupName"],
        ["AWS::SES::EmailIdentity"] = ["EmailIdentity"],
        ["AWS::S3::Bucket"] = ["BucketName"],
        ["AWS::ServiceDiscovery::PrivateDnsNamespace"] = ["Name", "Vpc"],
        ["AWS::ServiceDiscovery::Service"] = ["Name", "NamespaceId"],
        ["AWS::SNS::Subscription"] = ["Endpoint", "Protocol", "TopicArn"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A change of a template's field with what it costs.</summary>
    internal static FieldChange Of(FieldChange change, EnvironmentStackSpec spec, EnvironmentStackState state)
    {
        if (Place(change.Path) is not { } place)
        {
            return change;
        }

        var key = $"Resources.{place.LogicalId}.Type";
        var (wanted, live) = (spec.Template.GetValueOrDefault(key), state.Template?.GetValueOrDefault(key));
        var type = wanted ?? live;
        var isMadeAnew = type is not null && place.Property is { } property && wanted is not null && live is not null
            && MadeAnewBy.TryGetValue(type, out var properties) && properties.Contains(property, StringComparer.Ordinal);
        var isRemoved = place.IsType && change.Wanted is null;
        return isMadeAnew || isRemoved ? change with { Mode = ChangeMode.Replace } : change;
    }

    /// <summary>What a change set that can be made does, resource by resource.</summary>
    internal static IEnumerable<FieldChange> OfChangeSet(StackChangeSet? changeSet)
    {
        if (changeSet is not { IsReady: true })
        {
            yield break;
        }

        yield return Change(ChangeSetField, "made", "worked out", ChangeMode.InPlace);
        foreach (var resource in changeSet.Resources.OrderBy(r => r.LogicalId, StringComparer.Ordinal))
        {
            var (word, mode) = (resource.Action, resource.Replacement) switch
            {
                ("Add", _) => ("added", ChangeMode.InPlace),
                ("Remove", _) => ("removed", ChangeMode.Replace),
                (_, "True") => ("made anew", ChangeMode.Replace),
                (_, "Conditional") => ("perhaps made anew", ChangeMode.Replace),
                _ => ("changed in place", ChangeMode.InPlace),
            };
            yield return Change($"{ChangeSetField}.{resource.LogicalId}", word, resource.Type, mode);
        }
    }

    /// <summary>The resource that a change makes anew or removes; null when it does neither.</summary>
    /// <returns>Its logical id, its type, and what becomes of it.</returns>
    internal static (string LogicalId, string Type, string Fate)? LossOf(FieldChange change, EnvironmentStackSpec spec)
    {
        if (change.Mode != ChangeMode.Replace)
        {
            return null;
        }

        if (change.Path.StartsWith(ChangeSetField + ".", StringComparison.Ordinal))
        {
            return (change.Path[(ChangeSetField.Length + 1)..], change.Live ?? "", change.Wanted ?? "");
        }

        if (Place(change.Path) is not { } place)
        {
            return null;
        }

        var type = spec.Template.GetValueOrDefault($"Resources.{place.LogicalId}.Type");
        return type is null ? (place.LogicalId, change.Live ?? "", "removed") : (place.LogicalId, type, $"made anew, as {place.Property} changes");
    }

    private static FieldChange Change(string path, string wanted, string live, ChangeMode mode) =>
        new(path, wanted, live, LastApplied: null, mode, ChangeCause.Unknown);

    /// <summary>Which resource, and which property of it, a field of the template is.</summary>
    private static (string LogicalId, string? Property, bool IsType)? Place(string path)
    {
        if (!path.StartsWith(Resources, StringComparison.Ordinal))
        {
            return null;
        }

        var parts = path[Resources.Length..].Split('.');
        return parts switch
        {
            [var id, "Type"] => (id, null, true),
            [var id, "Properties", var property, ..] => (id, property.Split('[')[0], false),
            [var id, ..] => (id, null, false),
            _ => null,
        };
    }
}
