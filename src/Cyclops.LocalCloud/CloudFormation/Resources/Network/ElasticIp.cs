using System.Text.Json.Nodes;
using Amazon.EC2.Internal;
using Amazon.EC2.Model;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::EC2::EIP</c>: Ref is the address, as at AWS.</summary>
internal sealed class ElasticIp : ResourceType
{
    public override string Name => "AWS::EC2::EIP";

    public override string Properties => "Domain Tags";

    public override string Replaces => "Domain";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var request = new JsonObject { ["Domain"] = "vpc", ["TagSpecifications"] = call.TagSpecifications("elastic-ip") };
        var address = call.Call<AllocateAddressResponse>(EC2Schema.AllocateAddress, request);
        return new Made(address.PublicIp, new JsonObject { ["AllocationId"] = address.AllocationId, ["PublicIp"] = address.PublicIp });
    }

    public override Made Update(ResourceCall call)
    {
        Ec2TagUpdate.Apply(call, Allocation(call));
        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call)
    {
        if (Allocation(call) is { } id)
        {
            call.Call(EC2Schema.ReleaseAddress, new JsonObject { ["AllocationId"] = id });
        }
    }

    private static string? Allocation(ResourceCall call)
    {
        var request = new JsonObject { ["Filters"] = new JsonArray(new JsonObject { ["Name"] = "public-ip", ["Values"] = new JsonArray(call.PhysicalId) }) };
        return call.Call<DescribeAddressesResponse>(EC2Schema.DescribeAddresses, request).Addresses.FirstOrDefault()?.AllocationId;
    }
}
