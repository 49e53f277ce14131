using System.Text.Json.Nodes;
using Cyclops.LocalCloud.CloudFormation.Templates;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>
/// What other resources of the same stack put on a resource is no drift of it. AWS: "CloudFormation analyzes the stack template
/// for attachments before it performs the drift comparison", within one stack only.
/// </summary>
internal static class DriftAttachments
{
    /// <summary>Takes what is attached out of what a service holds.</summary>
    public static void Remove(StackState stack, StackResourceState resource, JsonObject read)
    {
        if (resource.Type == "AWS::EC2::SecurityGroup")
        {
            RemoveRules(stack, resource, read, "SecurityGroupIngress");
            RemoveRules(stack, resource, read, "SecurityGroupEgress");
        }
        else if (resource.Type == "AWS::IAM::Role" && read["ManagedPolicyArns"] is JsonArray held)
        {
            var attached = stack.Resources.Values
                .Where(r => r.Type == "AWS::IAM::ManagedPolicy" && Texts(r.Properties["Roles"]).Contains(resource.PhysicalId))
                .Select(r => r.PhysicalId)
                .Except(Texts(resource.Properties["ManagedPolicyArns"]));
            RemoveAll(held, attached.Select(arn => JsonValue.Create(arn)));
        }
    }

    private static void RemoveRules(StackState stack, StackResourceState group, JsonObject read, string property)
    {
        if (read[property] is JsonArray held)
        {
            var attached = stack.Resources.Values.Where(r => r.Type == "AWS::EC2::" + property && Resolver.Text(r.Properties["GroupId"]) == group.PhysicalId);
            RemoveAll(held, attached.Select(r => new JsonObject(r.Properties.Where(p => p.Key != "GroupId").Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())))));
        }
    }

    private static void RemoveAll(JsonArray held, IEnumerable<JsonNode?> attached)
    {
        foreach (var item in attached)
        {
            var place = held.Index().Where(h => PropertyDrift.Matches(item, h.Item)).Select(h => h.Index).FirstOrDefault(-1);
            if (place >= 0)
            {
                held.RemoveAt(place);
            }
        }
    }

    private static IEnumerable<string> Texts(JsonNode? list) => (list as JsonArray ?? []).Select(Resolver.Text);
}
