using Amazon.EC2;
using Amazon.EC2.Model;

namespace Cyclops.LocalCloud.Ec2;

/// <summary>Internet gateways and route tables.</summary>
internal sealed class Routing(Ec2Regions regions)
{
    private static readonly Ec2Filters<InternetGateway> GatewayFilters = new(g => g.Tags, new()
    {
        ["internet-gateway-id"] = g => [g.InternetGatewayId],
        ["attachment.vpc-id"] = g => g.Attachments.Select(a => a.VpcId),
        ["attachment.state"] = g => g.Attachments.Select(a => a.State?.Value),
    });

    private static readonly Ec2Filters<RouteTable> TableFilters = new(t => t.Tags, new()
    {
        ["vpc-id"] = t => [t.VpcId],
        ["route-table-id"] = t => [t.RouteTableId],
        ["association.main"] = t => t.Associations.Select(a => a.Main == true ? "true" : "false"),
        ["association.subnet-id"] = t => t.Associations.Select(a => a.SubnetId),
        ["association.route-table-association-id"] = t => t.Associations.Select(a => a.RouteTableAssociationId),
        ["route.gateway-id"] = t => t.Routes.Select(r => r.GatewayId),
        ["route.nat-gateway-id"] = t => t.Routes.Select(r => r.NatGatewayId),
        ["route.destination-cidr-block"] = t => t.Routes.Select(r => r.DestinationCidrBlock),
    });

    public CreateInternetGatewayResponse CreateInternetGateway(CreateInternetGatewayRequest request, CallContext call)
    {
        var id = regions.NewId("igw");
        var gateway = new InternetGateway { InternetGatewayId = id, OwnerId = call.Account, Attachments = [], Tags = Ec2Tags.AtCreation(request.TagSpecifications, "internet-gateway") };
        return new CreateInternetGatewayResponse { InternetGateway = regions[call].InternetGateways.Add(id, gateway) };
    }

    public DeleteInternetGatewayResponse DeleteInternetGateway(DeleteInternetGatewayRequest request, CallContext call)
    {
        var state = regions[call];
        var gateway = state.InternetGateways.Get(request.InternetGatewayId);
        if (gateway.Attachments.Count > 0)
        {
            throw AwsErrors.Sender("DependencyViolation", $"The internetGateway '{gateway.InternetGatewayId}' has dependencies and cannot be deleted.");
        }

        state.InternetGateways.Remove(gateway.InternetGatewayId);
        return new DeleteInternetGatewayResponse();
    }

    public AttachInternetGatewayResponse AttachInternetGateway(AttachInternetGatewayRequest request, CallContext call)
    {
        var state = regions[call];
        var gateway = state.InternetGateways.Get(request.InternetGatewayId);
        var vpc = state.Vpcs.Get(request.VpcId).Vpc.VpcId;
        if (gateway.Attachments.Count > 0)
        {
            throw AwsErrors.Sender("Resource.AlreadyAssociated", $"resource {gateway.InternetGatewayId} is already attached to network {gateway.Attachments[0].VpcId}");
        }

        if (state.InternetGateways.All.Any(g => g.Attachments.Any(a => a.VpcId == vpc)))
        {
            throw AwsErrors.Sender("InvalidParameterValue", $"Network {vpc} already has an internet gateway attached");
        }

        gateway.Attachments.Add(new InternetGatewayAttachment { VpcId = vpc, State = AttachmentStatus.FindValue("available") });
        return new AttachInternetGatewayResponse();
    }

    public DetachInternetGatewayResponse DetachInternetGateway(DetachInternetGatewayRequest request, CallContext call)
    {
        var state = regions[call];
        var gateway = state.InternetGateways.Get(request.InternetGatewayId);
        if (state.NatGateways.All.Any(n => n.Lives && n.Gateway.VpcId == request.VpcId && n.Gateway.ConnectivityType != ConnectivityType.Private))
        {
            throw AwsErrors.Sender("DependencyViolation", $"Network {request.VpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.");
        }

        if (gateway.Attachments.RemoveAll(a => a.VpcId == request.VpcId) == 0)
        {
            throw AwsErrors.Sender("Gateway.NotAttached", $"resource {gateway.InternetGatewayId} is not attached to network {request.VpcId}");
        }

        return new DetachInternetGatewayResponse();
    }

    public DescribeInternetGatewaysResponse DescribeInternetGateways(DescribeInternetGatewaysRequest request, CallContext call)
    {
        var found = GatewayFilters.Apply(regions[call].InternetGateways.Select(request.InternetGatewayIds), request.Filters);
        var page = Ec2Paging.Cut(found, g => g.InternetGatewayId, request.NextToken, request.MaxResults);
        return new DescribeInternetGatewaysResponse { InternetGateways = page.Items, NextToken = page.Next };
    }

    public CreateRouteTableResponse CreateRouteTable(CreateRouteTableRequest request, CallContext call)
    {
        var state = regions[call];
        var id = regions.NewId("rtb");
        var table = DefaultNetwork.RouteTable(id, state.Vpcs.Get(request.VpcId).Vpc, call, Ec2Tags.AtCreation(request.TagSpecifications, "route-table"));
        return new CreateRouteTableResponse { RouteTable = state.RouteTables.Add(id, table) };
    }

    public DeleteRouteTableResponse DeleteRouteTable(DeleteRouteTableRequest request, CallContext call)
    {
        var state = regions[call];
        var table = state.RouteTables.Get(request.RouteTableId);
        if (table.Associations.Count > 0)
        {
            throw AwsErrors.Sender("DependencyViolation", $"The routeTable '{table.RouteTableId}' has dependencies and cannot be deleted.");
        }

        state.RouteTables.Remove(table.RouteTableId);
        return new DeleteRouteTableResponse();
    }

    public CreateRouteResponse CreateRoute(CreateRouteRequest request, CallContext call)
    {
        var state = regions[call];
        var table = state.RouteTables.Get(request.RouteTableId);
        var destination = request.DestinationCidrBlock ?? request.DestinationIpv6CidrBlock;
        if (request.DestinationCidrBlock is not null && Cidr.Parse(request.DestinationCidrBlock) is null)
        {
            throw AwsErrors.Sender("InvalidParameterValue", $"Value ({request.DestinationCidrBlock}) for parameter destinationCidrBlock is invalid. This is not a valid CIDR block.");
        }

        if (table.Routes.Exists(r => (r.DestinationCidrBlock ?? r.DestinationIpv6CidrBlock) == destination))
        {
            throw AwsErrors.Sender("RouteAlreadyExists", $"The route identified by {destination} already exists.");
        }

        CheckTarget(state, request, table.VpcId);
        table.Routes.Add(new Route
        {
            DestinationCidrBlock = request.DestinationCidrBlock,
            DestinationIpv6CidrBlock = request.DestinationIpv6CidrBlock,
            GatewayId = request.GatewayId,
            NatGatewayId = request.NatGatewayId,
            NetworkInterfaceId = request.NetworkInterfaceId,
            Origin = RouteOrigin.CreateRoute,
            State = RouteState.Active,
        });
        return new CreateRouteResponse { Return = true };
    }

    public DeleteRouteResponse DeleteRoute(DeleteRouteRequest request, CallContext call)
    {
        var table = regions[call].RouteTables.Get(request.RouteTableId);
        var destination = request.DestinationCidrBlock ?? request.DestinationIpv6CidrBlock;
        if (table.Routes.RemoveAll(r => (r.DestinationCidrBlock ?? r.DestinationIpv6CidrBlock) == destination && r.GatewayId != "local") == 0)
        {
            throw AwsErrors.Sender("InvalidRoute.NotFound", $"no route with destination-cidr-block {destination} in route table {table.RouteTableId}");
        }

        return new DeleteRouteResponse();
    }

    public AssociateRouteTableResponse AssociateRouteTable(AssociateRouteTableRequest request, CallContext call)
    {
        var state = regions[call];
        var table = state.RouteTables.Get(request.RouteTableId);
        var subnet = state.Subnets.Get(request.SubnetId);
        if (state.RouteTables.All.Any(t => t.Associations.Any(a => a.SubnetId == subnet.SubnetId)))
        {
            throw AwsErrors.Sender("Resource.AlreadyAssociated", $"the specified association for route table {table.RouteTableId} conflicts with an existing association");
        }

        var association = new RouteTableAssociation
        {
            Main = false,
            RouteTableAssociationId = regions.NewId("rtbassoc"),
            RouteTableId = table.RouteTableId,
            SubnetId = subnet.SubnetId,
            AssociationState = new RouteTableAssociationState { State = RouteTableAssociationStateCode.Associated },
        };
        table.Associations.Add(association);
        return new AssociateRouteTableResponse { AssociationId = association.RouteTableAssociationId, AssociationState = association.AssociationState };
    }

    public DisassociateRouteTableResponse DisassociateRouteTable(DisassociateRouteTableRequest request, CallContext call)
    {
        var removed = regions[call].RouteTables.All.Sum(t => t.Associations.RemoveAll(a => a.RouteTableAssociationId == request.AssociationId && a.Main != true));
        return removed > 0
            ? new DisassociateRouteTableResponse()
            : throw AwsErrors.Sender("InvalidAssociationID.NotFound", $"The association ID '{request.AssociationId}' does not exist");
    }

    public DescribeRouteTablesResponse DescribeRouteTables(DescribeRouteTablesRequest request, CallContext call)
    {
        var found = TableFilters.Apply(regions[call].RouteTables.Select(request.RouteTableIds), request.Filters);
        var page = Ec2Paging.Cut(found, t => t.RouteTableId, request.NextToken, request.MaxResults);
        return new DescribeRouteTablesResponse { RouteTables = page.Items, NextToken = page.Next };
    }

    private static void CheckTarget(Ec2State state, CreateRouteRequest request, string vpc)
    {
        if (request.NatGatewayId is { } nat && !state.NatGateways.Get(nat).Lives)
        {
            throw AwsErrors.Sender("InvalidNatGatewayID.NotFound", $"The NAT gateway '{nat}' does not exist");
        }

        if (request.GatewayId is { } id && id.StartsWith("igw-", StringComparison.Ordinal)
            && !state.InternetGateways.Get(id).Attachments.Exists(a => a.VpcId == vpc))
        {
            throw AwsErrors.Sender("InvalidParameterValue", $"route table and network gateway {id} belong to different networks");
        }
    }
}
