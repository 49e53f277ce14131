using System.Text.Json.Nodes;
using Amazon.EC2.Internal;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::EC2::VPCGatewayAttachment</c>.</summary>
internal sealed class VpcGatewayAttachment : ResourceType
{
    public override string Name => "AWS::EC2::VPCGatewayAttachment";

    public override string Properties => "InternetGatewayId VpcId";

    public override string Replaces => "InternetGatewayId VpcId";

    public override Made Create(ResourceCall call)
    {
        call.Call(EC2Schema.AttachInternetGateway, call.Without());
        return new Made($"IGW|{call.Required("VpcId")}", new JsonObject { ["AttachmentType"] = "IGW" });
    }

    public override void Delete(ResourceCall call)
    {
        try
        {
            call.Call(EC2Schema.DetachInternetGateway, call.Without());
        }
        catch (Amazon.Runtime.AmazonServiceException e) when (e.ErrorCode is "Gateway.NotAttached" or "InvalidInternetGatewayID.NotFound")
        {
            // Detached or deleted behind the stack's back.
        }
    }
}
