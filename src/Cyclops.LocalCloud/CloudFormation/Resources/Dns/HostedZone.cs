using System.Text.Json.Nodes;
using Amazon.Route53.Internal;
using Amazon.Route53.Model;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::Route53::HostedZone</c>.</summary>
internal sealed class HostedZone : ResourceType
{
    public override string Name => "AWS::Route53::HostedZone";

    public override string Properties => "HostedZoneConfig HostedZoneTags Name VPCs Tags";

    public override string Replaces => "Name";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var request = new JsonObject { ["Name"] = call.Required("Name"), ["CallerReference"] = call.Ids.Uuid() };
        if (call.Properties["HostedZoneConfig"] is { } config)
        {
            request["HostedZoneConfig"] = config.DeepClone();
        }

        if (call.Properties["VPCs"] is JsonArray { Count: > 0 } networks)
        {
            request["VPC"] = networks[0]!.DeepClone();
            request["HostedZoneConfig"] = new JsonObject { ["PrivateZone"] = true };
        }

        var created = call.Call<CreateHostedZoneResponse>(Route53Schema.CreateHostedZone, request);
        var id = created.HostedZone.Id.Split('/')[^1];
        SetTags(call, id);
        return new Made(id, new JsonObject
        {
            ["Id"] = id,
            ["NameServers"] = new JsonArray([.. (created.DelegationSet?.NameServers ?? []).Select(n => JsonValue.Create(n))]),
        });
    }

    public override Made Update(ResourceCall call)
    {
        SetTags(call, call.PhysicalId);
        if ((string?)call.Properties["HostedZoneConfig"]?["Comment"] is { } comment)
        {
            call.Call(Route53Schema.UpdateHostedZoneComment, new JsonObject { ["Id"] = call.PhysicalId, ["Comment"] = comment });
        }

        return new Made(call.PhysicalId);
    }

    public override JsonObject? Read(ResourceCall call)
    {
        var zone = call.Read(Route53Schema.GetHostedZone, new JsonObject { ["Id"] = call.PhysicalId })["HostedZone"] as JsonObject ?? throw call.Gone();
        var name = Templates.Resolver.Text(zone["Name"]);
        return new JsonObject
        {
            ["Name"] = call.Text("Name")?.EndsWith('.') == true ? name : name.TrimEnd('.'),
            ["HostedZoneConfig"] = zone["Config"]?.DeepClone() ?? new JsonObject(),
        };
    }

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(Route53Schema.DeleteHostedZone, new JsonObject { ["Id"] = call.PhysicalId });

    private static void SetTags(ResourceCall call, string id)
    {
        var wanted = Tags(call.Properties);
        var gone = TagLists.Gone(TagLists.Map(Tags(call.Previous)), TagLists.Map(wanted));
        if (wanted.Count + gone.Count > 0)
        {
            call.Call(Route53Schema.ChangeTagsForResource, new JsonObject { ["ResourceType"] = "hostedzone", ["ResourceId"] = id, ["AddTags"] = wanted, ["RemoveTagKeys"] = gone });
        }
    }

    private static JsonArray Tags(JsonObject properties) =>
        new([.. new[] { properties["HostedZoneTags"], properties["Tags"] }.OfType<JsonArray>().SelectMany(t => t).Select(t => t!.DeepClone())]);
}
