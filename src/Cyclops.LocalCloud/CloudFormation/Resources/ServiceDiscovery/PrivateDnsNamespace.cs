using System.Text.Json.Nodes;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary>
/// <c>AWS::ServiceDiscovery::PrivateDnsNamespace</c>: Ref is the id. Source:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-servicediscovery-privatednsnamespace.html.
/// </summary>
internal sealed class PrivateDnsNamespace : ResourceType
{
    public override string Name => "AWS::ServiceDiscovery::PrivateDnsNamespace";

    public override string Properties => "Description Name Properties Tags Vpc";

    public override string Replaces => "Name Vpc";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var made = call.Unserved.Discovery.Create(call.Required("Name"), call.Required("Vpc"), call.Context);
        TagLists.Apply(call, made.Tags);
        return new Made(made.Id, new JsonObject { ["Id"] = made.Id, ["Arn"] = made.Arn });
    }

    public override Made Update(ResourceCall call)
    {
        TagLists.Apply(call, call.Unserved.Discovery.Find(call.PhysicalId, call.Context).Tags);
        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call) =>
        ResourceCall.IgnoringAbsence(() => call.Unserved.Discovery.Delete(call.PhysicalId, call.Context));
}
