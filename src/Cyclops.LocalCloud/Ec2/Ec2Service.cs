using System.Text.Json;
using Amazon.EC2.Internal;
using Amazon.EC2.Model;
using Cyclops.LocalCloud.Protocol;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.Ec2;

/// <summary>EC2: networks, security groups, launch templates and the machines that Auto Scaling runs.</summary>
internal sealed class Ec2Service : ILocalService
{
    private readonly Routing _routing;
    private readonly PublicAddresses _addresses;
    private readonly LaunchTemplates _templates;
    private readonly Ec2Tags _tags;

    public Ec2Service(LocalCore core)
    {
        Regions = new Ec2Regions(core);
        Networks = new Networks(core, Regions);
        _routing = new Routing(Regions);
        _addresses = new PublicAddresses(core, Regions);
        Groups = new SecurityGroups(core, Regions);
        _templates = new LaunchTemplates(Regions);
        Machines = new Machines(Regions);
        _tags = new Ec2Tags(core, Regions);
    }

    public string Name => "ec2";

    public Ec2Regions Regions { get; }

    public Networks Networks { get; }

    public SecurityGroups Groups { get; }

    public Machines Machines { get; }

    public void Register(OperationTable operations)
    {
        operations.Add(Name, [.. EC2Schema.Operations, MachineShapes.RunInstances, MachineShapes.StopInstances], "MissingParameter");
        RegisterNetwork(operations);
        RegisterMachines(operations);
    }

    public void WriteState(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (region, state) in Regions.All)
        {
            json.WriteStartArray(region);
            foreach (var (id, _, tags) in Ec2Tags.All(state))
            {
                json.WriteStringValue($"{id} {string.Join(' ', tags.Select(t => $"{t.Key}={t.Value}"))}".TrimEnd());
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    public void Reset() => Regions.Clear();

    private void RegisterNetwork(OperationTable operations) => operations
        .On<CreateVpcRequest, CreateVpcResponse>(EC2Schema.CreateVpc, Networks.CreateVpc)
        .On<DeleteVpcRequest, DeleteVpcResponse>(EC2Schema.DeleteVpc, Networks.DeleteVpc)
        .On<DescribeVpcsRequest, DescribeVpcsResponse>(EC2Schema.DescribeVpcs, Networks.DescribeVpcs)
        .On<ModifyVpcAttributeRequest, ModifyVpcAttributeResponse>(EC2Schema.ModifyVpcAttribute, Networks.ModifyVpcAttribute)
        .On<DescribeVpcAttributeRequest, DescribeVpcAttributeResponse>(EC2Schema.DescribeVpcAttribute, Networks.DescribeVpcAttribute)
        .On<CreateSubnetRequest, CreateSubnetResponse>(EC2Schema.CreateSubnet, Networks.CreateSubnet)
        .On<DeleteSubnetRequest, DeleteSubnetResponse>(EC2Schema.DeleteSubnet, Networks.DeleteSubnet)
        .On<ModifySubnetAttributeRequest, ModifySubnetAttributeResponse>(EC2Schema.ModifySubnetAttribute, Networks.ModifySubnetAttribute)
        .On<DescribeSubnetsRequest, DescribeSubnetsResponse>(EC2Schema.DescribeSubnets, Networks.DescribeSubnets)
        .On<DescribeAvailabilityZonesRequest, DescribeAvailabilityZonesResponse>(EC2Schema.DescribeAvailabilityZones, Ec2.Networks.DescribeAvailabilityZones)
        .On<CreateInternetGatewayRequest, CreateInternetGatewayResponse>(EC2Schema.CreateInternetGateway, _routing.CreateInternetGateway)
        .On<DeleteInternetGatewayRequest, DeleteInternetGatewayResponse>(EC2Schema.DeleteInternetGateway, _routing.DeleteInternetGateway)
        .On<AttachInternetGatewayRequest, AttachInternetGatewayResponse>(EC2Schema.AttachInternetGateway, _routing.AttachInternetGateway)
        .On<DetachInternetGatewayRequest, DetachInternetGatewayResponse>(EC2Schema.DetachInternetGateway, _routing.DetachInternetGateway)
        .On<DescribeInternetGatewaysRequest, DescribeInternetGatewaysResponse>(EC2Schema.DescribeInternetGateways, _routing.DescribeInternetGateways)
        .On<CreateRouteTableRequest, CreateRouteTableResponse>(EC2Schema.CreateRouteTable, _routing.CreateRouteTable)
        .On<DeleteRouteTableRequest, DeleteRouteTableResponse>(EC2Schema.DeleteRouteTable, _routing.DeleteRouteTable)
        .On<CreateRouteRequest, CreateRouteResponse>(EC2Schema.CreateRoute, _routing.CreateRoute)
        .On<DeleteRouteRequest, DeleteRouteResponse>(EC2Schema.DeleteRoute, _routing.DeleteRoute)
        .On<AssociateRouteTableRequest, AssociateRouteTableResponse>(EC2Schema.AssociateRouteTable, _routing.AssociateRouteTable)
        .On<DisassociateRouteTableRequest, DisassociateRouteTableResponse>(EC2Schema.DisassociateRouteTable, _routing.DisassociateRouteTable)
        .On<DescribeRouteTablesRequest, DescribeRouteTablesResponse>(EC2Schema.DescribeRouteTables, _routing.DescribeRouteTables)
        .On<AllocateAddressRequest, AllocateAddressResponse>(EC2Schema.AllocateAddress, _addresses.AllocateAddress)
        .On<ReleaseAddressRequest, ReleaseAddressResponse>(EC2Schema.ReleaseAddress, _addresses.ReleaseAddress)
        .On<DescribeAddressesRequest, DescribeAddressesResponse>(EC2Schema.DescribeAddresses, _addresses.DescribeAddresses)
        .On<CreateNatGatewayRequest, CreateNatGatewayResponse>(EC2Schema.CreateNatGateway, _addresses.CreateNatGateway)
        .On<DeleteNatGatewayRequest, DeleteNatGatewayResponse>(EC2Schema.DeleteNatGateway, _addresses.DeleteNatGateway)
        .On<DescribeNatGatewaysRequest, DescribeNatGatewaysResponse>(EC2Schema.DescribeNatGateways, _addresses.DescribeNatGateways);

    private void RegisterMachines(OperationTable operations) => operations
        .On<CreateSecurityGroupRequest, CreateSecurityGroupResponse>(EC2Schema.CreateSecurityGroup, Groups.CreateSecurityGroup)
        .On<DeleteSecurityGroupRequest, DeleteSecurityGroupResponse>(EC2Schema.DeleteSecurityGroup, Groups.DeleteSecurityGroup)
        .On<AuthorizeSecurityGroupIngressRequest, AuthorizeSecurityGroupIngressResponse>(EC2Schema.AuthorizeSecurityGroupIngress, Groups.AuthorizeIngress)
        .On<AuthorizeSecurityGroupEgressRequest, AuthorizeSecurityGroupEgressResponse>(EC2Schema.AuthorizeSecurityGroupEgress, Groups.AuthorizeEgress)
        .On<RevokeSecurityGroupIngressRequest, RevokeSecurityGroupIngressResponse>(EC2Schema.RevokeSecurityGroupIngress, Groups.RevokeIngress)
        .On<RevokeSecurityGroupEgressRequest, RevokeSecurityGroupEgressResponse>(EC2Schema.RevokeSecurityGroupEgress, Groups.RevokeEgress)
        .On<DescribeSecurityGroupsRequest, DescribeSecurityGroupsResponse>(EC2Schema.DescribeSecurityGroups, Groups.DescribeSecurityGroups)
        .On<DescribeSecurityGroupRulesRequest, DescribeSecurityGroupRulesResponse>(EC2Schema.DescribeSecurityGroupRules, Groups.DescribeSecurityGroupRules)
        .On<CreateLaunchTemplateRequest, CreateLaunchTemplateResponse>(EC2Schema.CreateLaunchTemplate, _templates.CreateLaunchTemplate)
        .On<CreateLaunchTemplateVersionRequest, CreateLaunchTemplateVersionResponse>(EC2Schema.CreateLaunchTemplateVersion, _templates.CreateLaunchTemplateVersion)
        .On<ModifyLaunchTemplateRequest, ModifyLaunchTemplateResponse>(EC2Schema.ModifyLaunchTemplate, _templates.ModifyLaunchTemplate)
        .On<DeleteLaunchTemplateRequest, DeleteLaunchTemplateResponse>(EC2Schema.DeleteLaunchTemplate, _templates.DeleteLaunchTemplate)
        .On<DescribeLaunchTemplatesRequest, DescribeLaunchTemplatesResponse>(EC2Schema.DescribeLaunchTemplates, _templates.DescribeLaunchTemplates)
        .On<DescribeLaunchTemplateVersionsRequest, DescribeLaunchTemplateVersionsResponse>(EC2Schema.DescribeLaunchTemplateVersions, _templates.DescribeLaunchTemplateVersions)
        .On<DescribeInstancesRequest, DescribeInstancesResponse>(EC2Schema.DescribeInstances, Machines.DescribeInstances)
        .On<BagRequest, BagResponse>(MachineShapes.RunInstances, Machines.RunInstances)
        .On<BagRequest, BagResponse>(MachineShapes.StopInstances, Machines.StopInstances)
        .On<DescribeNetworkInterfacesRequest, DescribeNetworkInterfacesResponse>(EC2Schema.DescribeNetworkInterfaces, Machines.DescribeNetworkInterfaces)
        .On<DescribeKeyPairsRequest, DescribeKeyPairsResponse>(EC2Schema.DescribeKeyPairs, Ec2.Machines.DescribeKeyPairs)
        .On<DescribeImagesRequest, DescribeImagesResponse>(EC2Schema.DescribeImages, Images.DescribeImages)
        .On<DescribeInstanceTypesRequest, DescribeInstanceTypesResponse>(EC2Schema.DescribeInstanceTypes, Images.DescribeInstanceTypes)
        .On<CreateTagsRequest, CreateTagsResponse>(EC2Schema.CreateTags, _tags.CreateTags)
        .On<DeleteTagsRequest, DeleteTagsResponse>(EC2Schema.DeleteTags, _tags.DeleteTags)
        .On<DescribeTagsRequest, DescribeTagsResponse>(EC2Schema.DescribeTags, _tags.DescribeTags);
}
