using System.Diagnostics.CodeAnalysis;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary>The table of resource types: a type is one class and one line here.</summary>
internal static class ResourceTypes
{
    private static readonly Dictionary<string, ResourceType> ByName = new ResourceType[]
    {
        new Vpc(), new Subnet(), new InternetGateway(), new VpcGatewayAttachment(), new RouteTable(), new Route(), new SubnetRouteTableAssociation(),
        new ElasticIp(), new NatGateway(), new SecurityGroup(), new SecurityGroupIngress(), new SecurityGroupEgress(), new LaunchTemplate(),
        new LogGroup(), new HostedZone(), new RecordSet(),
        new Role(), new RolePolicy(), new ManagedPolicy(), new InstanceProfile(),
        new AutoScalingGroup(), new EcsCluster(), new CapacityProvider(), new ClusterCapacity(), new EcsTaskDefinition(), new EcsServiceResource(),
        new LoadBalancer(), new Listener(), new ListenerRule(), new TargetGroup(),
        new Certificate(), new Secret(),
        new DatabaseInstance(), new DatabaseSubnets(), new DatabaseParameters(),
        new ReplicationGroup(), new CacheSubnets(), new CacheParameters(),
        new Bucket(), new BucketPolicy(), new Alarm(), new Topic(), new Subscription(), new EmailIdentity(),
        new FileSystem(), new MountTarget(), new AccessPoint(), new PrivateDnsNamespace(), new DiscoveredService(), new ScheduleGroup(),
    }.ToDictionary(t => t.Name, StringComparer.Ordinal);

    public static bool TryGet(string name, [NotNullWhen(true)] out ResourceType? type) => ByName.TryGetValue(name, out type);

    public static ResourceType Get(string name) => ByName[name];
}
