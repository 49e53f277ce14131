using System.Globalization;
using System.Text.Json.Nodes;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary>
/// <c>AWS::ServiceDiscovery::Service</c>: Ref is the id. Source:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-servicediscovery-service.html.
/// </summary>
internal sealed class DiscoveredService : ResourceType
{
    private static readonly string[] RecordTypes = ["A", "AAAA", "CNAME", "SRV"];

    public override string Name => "AWS::ServiceDiscovery::Service";

    public override string Properties => "Description DnsConfig HealthCheckConfig HealthCheckCustomConfig Name NamespaceId Tags Type";

    public override string Replaces => "HealthCheckCustomConfig Name NamespaceId Type";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        Check(call);
        var made = call.Unserved.Discovery.Add(call.Required("NamespaceId"), call.Required("Name"), call.Context);
        TagLists.Apply(call, made.Tags);
        return new Made(made.Id, new JsonObject { ["Id"] = made.Id, ["Arn"] = made.Arn, ["Name"] = made.Name });
    }

    public override Made Update(ResourceCall call)
    {
        Check(call);
        TagLists.Apply(call, call.Unserved.Discovery.FindService(call.PhysicalId, call.Context).Tags);
        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call) =>
        ResourceCall.IgnoringAbsence(() => call.Unserved.Discovery.DeleteService(call.PhysicalId, call.Context));

    private static void Check(ResourceCall call)
    {
        foreach (var record in (call.Properties["DnsConfig"]?["DnsRecords"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (!RecordTypes.Contains(Templates.Resolver.Text(record["Type"]), StringComparer.Ordinal))
            {
                throw AwsErrors.Sender("InvalidInput", $"{record["Type"]} is not a type of record.");
            }

            if (!int.TryParse(Templates.Resolver.Text(record["TTL"]), NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                throw AwsErrors.Sender("InvalidInput", "A record has a TTL in seconds.");
            }
        }
    }
}
