using Cyclops.LocalCloud.Ec2;

namespace Cyclops.LocalCloud.Network;

/// <summary>The network as the EC2 service holds it.</summary>
internal sealed class Ec2Network(Ec2Regions regions, Machines machines) : INetworkTable
{
    public bool HasVpc(CallContext call, string vpcId) => regions[call].Vpcs.TryGet(vpcId, out _);

    public NetworkSubnet? Subnet(CallContext call, string subnetId) =>
        regions[call].Subnets.TryGet(subnetId, out var subnet) ? new NetworkSubnet(subnet.SubnetId, subnet.VpcId, subnet.AvailabilityZone) : null;

    public bool HasSecurityGroup(CallContext call, string groupId) => regions[call].SecurityGroups.TryGet(groupId, out _);

    public string? VpcOfGroup(CallContext call, string groupId) =>
        regions[call].SecurityGroups.TryGet(groupId, out var group) ? group.VpcId : null;

    public string DefaultGroup(CallContext call, string vpcId) =>
        regions[call].SecurityGroups.All.First(g => g.VpcId == vpcId && g.GroupName == "default").GroupId;

    public IReadOnlyList<NetworkSubnet> DefaultSubnets(CallContext call)
    {
        var state = regions[call];
        var vpc = state.Vpcs.All.FirstOrDefault(v => v.Vpc.IsDefault == true)?.Vpc.VpcId;
        return
        [
            .. state.Subnets.All.Where(s => vpc is not null && s.VpcId == vpc)
                .OrderBy(s => s.AvailabilityZone, StringComparer.Ordinal).ThenBy(s => s.SubnetId, StringComparer.Ordinal)
                .Select(s => new NetworkSubnet(s.SubnetId, s.VpcId, s.AvailabilityZone)),
        ];
    }

    public bool HasInternetGateway(CallContext call, string vpcId) =>
        regions[call].InternetGateways.All.Any(g => g.Attachments.Exists(a => a.VpcId == vpcId));

    public bool HasInstance(CallContext call, string instanceId) => regions[call].Instances.TryGet(instanceId, out _);

    /// <remarks>In no subnet, so that it never stands in the way of one that is deleted.</remarks>
    public string LaunchInstance(CallContext call) => machines.Launch(regions[call], null, null, [], call).InstanceId;

    public void TerminateInstance(CallContext call, string instanceId)
    {
        if (regions[call].Instances.TryGet(instanceId, out var instance))
        {
            Machines.Terminate(instance);
        }
    }
}
