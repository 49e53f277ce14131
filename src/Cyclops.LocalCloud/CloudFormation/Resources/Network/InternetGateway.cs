using System.Text.Json.Nodes;
using Amazon.EC2.Internal;
using Amazon.EC2.Model;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::EC2::InternetGateway</c>.</summary>
internal sealed class InternetGateway : ResourceType
{
    public override string Name => "AWS::EC2::InternetGateway";

    public override string Properties => "Tags";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var request = new JsonObject { ["TagSpecifications"] = call.TagSpecifications("internet-gateway") };
        var id = call.Call<CreateInternetGatewayResponse>(EC2Schema.CreateInternetGateway, request).InternetGateway.InternetGatewayId;
        return new Made(id, new JsonObject { ["InternetGatewayId"] = id });
    }

    public override Made Update(ResourceCall call)
    {
        Ec2TagUpdate.Apply(call);
        return new Made(call.PhysicalId);
    }

    public override JsonObject? Read(ResourceCall call) => TagLists.Pick(
        call.ReadOne(EC2Schema.DescribeInternetGateways, new JsonObject { ["InternetGatewayIds"] = new JsonArray(call.PhysicalId) }, "InternetGateways"), "Tags");

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(EC2Schema.DeleteInternetGateway, new JsonObject { ["InternetGatewayId"] = call.PhysicalId });
}
