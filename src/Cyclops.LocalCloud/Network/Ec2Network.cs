using Cyclops.LocalCloud.Ec2;

namespace Cyclops.LocalCloud.Network;

/// <summary>The network as the EC2 service holds it.</summary>
internal sealed class Ec2Network(Ec2Regions regions, Machines machines) : INetworkTable
{
    public bool HasVpc(CallContext call, string vpcId) => regions[call].Vpcs.TryGet(vpcId, out _);

    public NetworkSubnet? Subnet(CallContext call, string subnetId) =>
        regions[call].Subnets.TryGet(subnetId, out var subnet) ? new NetworkSubnet(subnet.SubnetId, subnet.VpcId, subnet.AvailabilityZone) : null;

    public bool HasSecurityGroup(CallContext call, string groupId) => regions[call].SecurityGroups.TryGet(groupId, out _);

    public bool HasInstance(CallContext call, string instanceId) => regions[call].Instances.TryGet(instanceId, out _);

    public string LaunchInstance(CallContext call)
    {
        var state = regions[call];
        return machines.Launch(state, null, state.Subnets.All.FirstOrDefault()?.SubnetId, [], call).InstanceId;
    }
}
