using System.Text.Json.Nodes;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary>A bucket's rules of life as templates write them, in the words of S3.</summary>
internal static class LifecycleProperty
{
    // Members that templates and S3 call the same.
    private static readonly string[] Same = ["Status", "NoncurrentVersionExpiration", "AbortIncompleteMultipartUpload"];

    public static JsonObject Read(JsonNode property)
    {
        var rules = property["Rules"] as JsonArray ?? throw AwsErrors.Validation("Property Rules cannot be empty.");
        return new JsonObject { ["Rules"] = new JsonArray([.. rules.OfType<JsonObject>().Select(Rule)]) };
    }

    private static JsonObject Rule(JsonObject given)
    {
        var rule = new JsonObject();
        var expiration = new JsonObject();
        var filter = new JsonObject();
        foreach (var (name, value) in given)
        {
            switch (name)
            {
                case "Id":
                    rule["ID"] = value?.DeepClone();
                    break;
                case "ExpirationInDays":
                    expiration["Days"] = value?.DeepClone();
                    break;
                case "ExpirationDate":
                    expiration["Date"] = value?.DeepClone();
                    break;
                case "ExpiredObjectDeleteMarker":
                    expiration[name] = value?.DeepClone();
                    break;
                case "NoncurrentVersionExpirationInDays":
                    rule["NoncurrentVersionExpiration"] = new JsonObject { ["NoncurrentDays"] = value?.DeepClone() };
                    break;
                case "Prefix" or "ObjectSizeGreaterThan" or "ObjectSizeLessThan":
                    filter[name] = value?.DeepClone();
                    break;
                case "TagFilters":
                    filter["Tags"] = value?.DeepClone();
                    break;
                case "Transitions":
                    rule[name] = Transitions(value, "Days");
                    break;
                case "NoncurrentVersionTransitions":
                    rule[name] = Transitions(value, "NoncurrentDays");
                    break;
                case var _ when Same.Contains(name):
                    rule[name] = value?.DeepClone();
                    break;
                default:
                    throw new ShapeException(name, "/LifecycleConfiguration/Rules", $"Encountered unsupported property {name}");
            }
        }

        if (expiration.Count > 0)
        {
            rule["Expiration"] = expiration;
        }

        rule["Filter"] = filter.Count > 1 || filter.ContainsKey("Tags") ? new JsonObject { ["And"] = filter } : filter.Count == 1 ? filter : new JsonObject { ["Prefix"] = "" };
        return rule;
    }

    private static JsonArray Transitions(JsonNode? given, string days) => new([.. (given as JsonArray ?? []).OfType<JsonObject>().Select(t => new JsonObject
    {
        [days] = t["TransitionInDays"]?.DeepClone(),
        ["Date"] = t["TransitionDate"]?.DeepClone(),
        ["StorageClass"] = t["StorageClass"]?.DeepClone(),
        ["NewerNoncurrentVersions"] = t["NewerNoncurrentVersions"]?.DeepClone(),
    })]);
}
