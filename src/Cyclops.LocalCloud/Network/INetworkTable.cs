namespace Cyclops.LocalCloud.Network;

/// <summary>What other services ask EC2: whether the network objects they are given exist, and where.</summary>
public interface INetworkTable
{
    bool HasVpc(CallContext call, string vpcId);

    /// <summary>Null when there is no such subnet.</summary>
    NetworkSubnet? Subnet(CallContext call, string subnetId);

    bool HasSecurityGroup(CallContext call, string groupId);

    /// <summary>The VPC of a security group; null when there is no such group.</summary>
    string? VpcOfGroup(CallContext call, string groupId);

    /// <summary>The group that every VPC has and that stands in where none is named.</summary>
    string DefaultGroup(CallContext call, string vpcId);

    /// <summary>The subnets of the default VPC, ordered by zone; empty when that VPC was deleted.</summary>
    IReadOnlyList<NetworkSubnet> DefaultSubnets(CallContext call);

    /// <summary>Whether anything in a VPC can be reached from the internet.</summary>
    bool HasInternetGateway(CallContext call, string vpcId);

    bool HasInstance(CallContext call, string instanceId);

    /// <summary>Starts an instance for a cluster that needs one.</summary>
    /// <returns>Its id.</returns>
    string LaunchInstance(CallContext call);

    /// <summary>Ends an instance that <see cref="LaunchInstance"/> started; one that is not there is no error.</summary>
    void TerminateInstance(CallContext call, string instanceId);
}
