using Amazon.EC2;
using Amazon.EC2.Model;

namespace Cyclops.LocalCloud.Ec2;

/// <summary>Elastic addresses and the NAT gateways that use them.</summary>
internal sealed class PublicAddresses(LocalCore core, Ec2Regions regions)
{
    private const int AddressesPerRegion = 5;

    private static readonly Ec2Filters<Address> AddressFilters = new(a => a.Tags, new()
    {
        ["allocation-id"] = a => [a.AllocationId],
        ["public-ip"] = a => [a.PublicIp],
        ["association-id"] = a => [a.AssociationId],
        ["domain"] = a => [a.Domain?.Value],
    });

    private static readonly Ec2Filters<NatGateway> NatFilters = new(n => n.Tags, new()
    {
        ["nat-gateway-id"] = n => [n.NatGatewayId],
        ["state"] = n => [n.State.Value],
        ["subnet-id"] = n => [n.SubnetId],
        ["vpc-id"] = n => [n.VpcId],
    });

    public AllocateAddressResponse AllocateAddress(AllocateAddressRequest request, CallContext call)
    {
        var state = regions[call];
        if (state.Addresses.Count >= AddressesPerRegion)
        {
            throw AwsErrors.Sender("AddressLimitExceeded", "The maximum number of addresses has been reached.");
        }

        var id = regions.NewId("eipalloc");
        var address = state.Addresses.Add(id, new Address
        {
            AllocationId = id,
            Domain = DomainType.Vpc,
            PublicIp = $"198.51.100.{1 + core.Ids.Below(254)}",
            NetworkBorderGroup = call.Region,
            PublicIpv4Pool = "amazon",
            Tags = Ec2Tags.AtCreation(request.TagSpecifications, "elastic-ip"),
        });
        return new AllocateAddressResponse { AllocationId = id, Domain = DomainType.Vpc, PublicIp = address.PublicIp, NetworkBorderGroup = call.Region, PublicIpv4Pool = "amazon" };
    }

    public ReleaseAddressResponse ReleaseAddress(ReleaseAddressRequest request, CallContext call)
    {
        var state = regions[call];
        var address = state.Addresses.Get(request.AllocationId);
        if (address.AssociationId is not null)
        {
            throw AwsErrors.Sender("InvalidIPAddress.InUse", $"Address {address.PublicIp} is in use.");
        }

        state.Addresses.Remove(address.AllocationId);
        return new ReleaseAddressResponse();
    }

    public DescribeAddressesResponse DescribeAddresses(DescribeAddressesRequest request, CallContext call) =>
        new() { Addresses = [.. AddressFilters.Apply(regions[call].Addresses.Select(request.AllocationIds), request.Filters)] };

    public CreateNatGatewayResponse CreateNatGateway(CreateNatGatewayRequest request, CallContext call)
    {
        var state = regions[call];
        var subnet = state.Subnets.Get(request.SubnetId);
        var id = regions.NewId("nat");
        var address = request.ConnectivityType == ConnectivityType.Private ? null : Associate(state, request.AllocationId);
        var record = new NatGatewayRecord(
            new NatGateway
            {
                NatGatewayId = id,
                SubnetId = subnet.SubnetId,
                VpcId = subnet.VpcId,
                CreateTime = call.NowUtc,
                ConnectivityType = request.ConnectivityType ?? ConnectivityType.Public,
                NatGatewayAddresses = [new NatGatewayAddress { AllocationId = address?.AllocationId, PublicIp = address?.PublicIp, AssociationId = address?.AssociationId, IsPrimary = true, PrivateIp = Cidr.Parse(subnet.CidrBlock)!.Value.At(4) }],
                Tags = Ec2Tags.AtCreation(request.TagSpecifications, "natgateway"),
            },
            call.Now + core.Options.Delays.StackResource);
        state.NatGateways.Add(id, record);
        record.Describe(call.Now);
        record.Gateway.State = NatGatewayState.Pending;
        return new CreateNatGatewayResponse { NatGateway = record.Gateway, ClientToken = request.ClientToken };
    }

    public DeleteNatGatewayResponse DeleteNatGateway(DeleteNatGatewayRequest request, CallContext call)
    {
        var state = regions[call];
        var nat = state.NatGateways.Get(request.NatGatewayId);
        nat.DeletedAt ??= call.Now;
        foreach (var used in nat.Gateway.NatGatewayAddresses)
        {
            if (state.Addresses.TryGet(used.AllocationId, out var address))
            {
                address.AssociationId = null;
            }
        }

        return new DeleteNatGatewayResponse { NatGatewayId = nat.Gateway.NatGatewayId };
    }

    public DescribeNatGatewaysResponse DescribeNatGateways(DescribeNatGatewaysRequest request, CallContext call)
    {
        var described = regions[call].NatGateways.Select(request.NatGatewayIds).Select(n => n.Describe(call.Now)).ToList();
        var page = Ec2Paging.Cut(NatFilters.Apply(described, request.Filter), n => n.NatGatewayId, request.NextToken, request.MaxResults);
        return new DescribeNatGatewaysResponse { NatGateways = page.Items, NextToken = page.Next };
    }

    private Address Associate(Ec2State state, string? allocation)
    {
        var address = state.Addresses.Get(allocation);
        if (address.AssociationId is not null)
        {
            throw AwsErrors.Sender("Resource.AlreadyAssociated", $"Elastic IP address [{address.AllocationId}] is already associated");
        }

        address.AssociationId = regions.NewId("eipassoc");
        return address;
    }
}
