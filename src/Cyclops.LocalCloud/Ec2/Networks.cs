using Amazon.EC2;
using Amazon.EC2.Model;

namespace Cyclops.LocalCloud.Ec2;

/// <summary>VPCs, subnets and zones.</summary>
internal sealed class Networks(LocalCore core, Ec2Regions regions)
{
    private static readonly Ec2Filters<VpcState> VpcFilters = new(v => v.Vpc.Tags, new()
    {
        ["vpc-id"] = v => [v.Vpc.VpcId],
        ["cidr"] = v => [v.Vpc.CidrBlock],
        ["cidr-block-association.cidr-block"] = v => [v.Vpc.CidrBlock],
        ["isDefault"] = v => [v.Vpc.IsDefault == true ? "true" : "false"],
        ["is-default"] = v => [v.Vpc.IsDefault == true ? "true" : "false"],
        ["state"] = v => [v.Vpc.State.Value],
        ["owner-id"] = v => [v.Vpc.OwnerId],
    });

    private static readonly Ec2Filters<Subnet> SubnetFilters = new(s => s.Tags, new()
    {
        ["vpc-id"] = s => [s.VpcId],
        ["subnet-id"] = s => [s.SubnetId],
        ["availability-zone"] = s => [s.AvailabilityZone],
        ["availability-zone-id"] = s => [s.AvailabilityZoneId],
        ["cidr-block"] = s => [s.CidrBlock],
        ["cidr"] = s => [s.CidrBlock],
        ["state"] = s => [s.State.Value],
        ["default-for-az"] = s => [s.DefaultForAz == true ? "true" : "false"],
        ["map-public-ip-on-launch"] = s => [s.MapPublicIpOnLaunch == true ? "true" : "false"],
    });

    /// <summary>Whether something outside EC2, e.g. a database, lives in a subnet; set by the cloud.</summary>
    public Func<CallContext, string, bool> UsedElsewhere { get; set; } = (_, _) => false;

    public CreateVpcResponse CreateVpc(CreateVpcRequest request, CallContext call)
    {
        var state = regions[call];
        if (Cidr.Parse(request.CidrBlock) is not { } range)
        {
            throw AwsErrors.Sender("InvalidParameterValue", $"Value ({request.CidrBlock}) for parameter cidrBlock is invalid. This is not a valid CIDR block.");
        }

        if (range.Prefix is < 16 or > 28)
        {
            throw AwsErrors.Sender("InvalidVpc.Range", $"The CIDR '{request.CidrBlock}' is invalid.");
        }

        var vpc = DefaultNetwork.Vpc(state, core, call, range.ToString(), Ec2Tags.AtCreation(request.TagSpecifications, "vpc"));
        return new CreateVpcResponse { Vpc = vpc };
    }

    public DeleteVpcResponse DeleteVpc(DeleteVpcRequest request, CallContext call)
    {
        var state = regions[call];
        var id = state.Vpcs.Get(request.VpcId).Vpc.VpcId;
        var used = state.Subnets.All.Any(s => s.VpcId == id)
            || state.InternetGateways.All.Any(g => g.Attachments.Any(a => a.VpcId == id))
            || state.RouteTables.All.Any(t => t.VpcId == id && !t.Associations.Any(a => a.Main == true))
            || state.SecurityGroups.All.Any(g => g.VpcId == id && g.GroupName != "default");
        if (used)
        {
            throw AwsErrors.Sender("DependencyViolation", $"The vpc '{id}' has dependencies and cannot be deleted.");
        }

        state.RouteTables.All.Where(t => t.VpcId == id).Select(t => t.RouteTableId).ToList().ForEach(state.RouteTables.Remove);
        foreach (var group in state.SecurityGroups.All.Where(g => g.VpcId == id).ToList())
        {
            SecurityGroupRules.RemoveGroup(state, group.GroupId);
        }

        state.Vpcs.Remove(id);
        return new DeleteVpcResponse();
    }

    public DescribeVpcsResponse DescribeVpcs(DescribeVpcsRequest request, CallContext call)
    {
        var found = VpcFilters.Apply(regions[call].Vpcs.Select(request.VpcIds), request.Filters);
        var page = Ec2Paging.Cut(found, v => v.Vpc.VpcId, request.NextToken, request.MaxResults);
        return new DescribeVpcsResponse { Vpcs = [.. page.Items.Select(v => v.Vpc)], NextToken = page.Next };
    }

    public ModifyVpcAttributeResponse ModifyVpcAttribute(ModifyVpcAttributeRequest request, CallContext call)
    {
        var vpc = regions[call].Vpcs.Get(request.VpcId);
        vpc.DnsSupport = request.EnableDnsSupport?.Value ?? vpc.DnsSupport;
        vpc.DnsHostnames = request.EnableDnsHostnames?.Value ?? vpc.DnsHostnames;
        return new ModifyVpcAttributeResponse();
    }

    public DescribeVpcAttributeResponse DescribeVpcAttribute(DescribeVpcAttributeRequest request, CallContext call)
    {
        var vpc = regions[call].Vpcs.Get(request.VpcId);
        return request.Attribute?.Value switch
        {
            "enableDnsHostnames" => new DescribeVpcAttributeResponse { VpcId = vpc.Vpc.VpcId, EnableDnsHostnames = new AttributeBooleanValue { Value = vpc.DnsHostnames } },
            "enableDnsSupport" => new DescribeVpcAttributeResponse { VpcId = vpc.Vpc.VpcId, EnableDnsSupport = new AttributeBooleanValue { Value = vpc.DnsSupport } },
            _ => new DescribeVpcAttributeResponse { VpcId = vpc.Vpc.VpcId, EnableNetworkAddressUsageMetrics = new AttributeBooleanValue { Value = false } },
        };
    }

    public CreateSubnetResponse CreateSubnet(CreateSubnetRequest request, CallContext call)
    {
        var state = regions[call];
        var vpc = state.Vpcs.Get(request.VpcId).Vpc;
        var range = Cidr.Parse(request.CidrBlock)
            ?? throw AwsErrors.Sender("InvalidParameterValue", $"Value ({request.CidrBlock}) for parameter cidrBlock is invalid. This is not a valid CIDR block.");
        if (range.Prefix is < 16 or > 28 || !Cidr.Parse(vpc.CidrBlock)!.Value.Contains(range))
        {
            throw AwsErrors.Sender("InvalidSubnet.Range", $"The CIDR '{request.CidrBlock}' is invalid.");
        }

        if (state.Subnets.All.Any(s => s.VpcId == vpc.VpcId && Cidr.Parse(s.CidrBlock)!.Value.Overlaps(range)))
        {
            throw AwsErrors.Sender("InvalidSubnet.Conflict", $"The CIDR '{request.CidrBlock}' conflicts with another subnet");
        }

        var zones = DefaultNetwork.Zones(call.Region);
        var zone = request.AvailabilityZone ?? zones.FirstOrDefault(z => DefaultNetwork.ZoneId(z) == request.AvailabilityZoneId) ?? zones[0];
        if (!zones.Contains(zone))
        {
            throw AwsErrors.Sender("InvalidParameterValue", $"Value ({zone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: {string.Join(", ", zones)}.");
        }

        var id = regions.NewId("subnet");
        return new CreateSubnetResponse
        {
            Subnet = state.Subnets.Add(id, DefaultNetwork.Subnet(id, vpc.VpcId, range.ToString(), zone, Ec2Tags.AtCreation(request.TagSpecifications, "subnet"), call)),
        };
    }

    public DeleteSubnetResponse DeleteSubnet(DeleteSubnetRequest request, CallContext call)
    {
        var state = regions[call];
        var id = state.Subnets.Get(request.SubnetId).SubnetId;
        if (state.NatGateways.All.Any(n => n.Lives && n.Gateway.SubnetId == id)
            || state.NetworkInterfaces.All.Any(i => i.SubnetId == id)
            || state.Instances.All.Any(i => i.SubnetId == id && i.State.Name != InstanceStateName.Terminated)
            || UsedElsewhere(call, id))
        {
            throw AwsErrors.Sender("DependencyViolation", $"The subnet '{id}' has dependencies and cannot be deleted.");
        }

        foreach (var table in state.RouteTables.All)
        {
            table.Associations.RemoveAll(a => a.SubnetId == id);
        }

        state.Subnets.Remove(id);
        return new DeleteSubnetResponse();
    }

    public ModifySubnetAttributeResponse ModifySubnetAttribute(ModifySubnetAttributeRequest request, CallContext call)
    {
        var subnet = regions[call].Subnets.Get(request.SubnetId);
        subnet.MapPublicIpOnLaunch = request.MapPublicIpOnLaunch?.Value ?? subnet.MapPublicIpOnLaunch;
        subnet.AssignIpv6AddressOnCreation = request.AssignIpv6AddressOnCreation?.Value ?? subnet.AssignIpv6AddressOnCreation;
        return new ModifySubnetAttributeResponse();
    }

    public DescribeSubnetsResponse DescribeSubnets(DescribeSubnetsRequest request, CallContext call)
    {
        var found = SubnetFilters.Apply(regions[call].Subnets.Select(request.SubnetIds), request.Filters);
        var page = Ec2Paging.Cut(found, s => s.SubnetId, request.NextToken, request.MaxResults);
        return new DescribeSubnetsResponse { Subnets = page.Items, NextToken = page.Next };
    }

    public static DescribeAvailabilityZonesResponse DescribeAvailabilityZones(DescribeAvailabilityZonesRequest request, CallContext call)
    {
        var zones = DefaultNetwork.Zones(call.Region)
            .Where(z => request.ZoneNames is not { Count: > 0 } names || names.Contains(z))
            .Select(z => new AvailabilityZone
            {
                ZoneName = z,
                ZoneId = DefaultNetwork.ZoneId(z),
                RegionName = call.Region,
                GroupName = call.Region,
                NetworkBorderGroup = call.Region,
                ZoneType = "availability-zone",
                OptInStatus = AvailabilityZoneOptInStatus.OptInNotRequired,
                State = AvailabilityZoneState.Available,
                Messages = [],
            });
        return new DescribeAvailabilityZonesResponse { AvailabilityZones = [.. zones] };
    }
}
