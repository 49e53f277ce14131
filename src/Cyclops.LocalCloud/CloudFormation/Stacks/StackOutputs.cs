using System.Text.Json.Nodes;
using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.CloudFormation.Templates;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>The Outputs section, evaluated.</summary>
internal static class StackOutputs
{
    public static List<Output> Compute(StackInput input, Resolver resolver)
    {
        var outputs = new List<Output>();
        foreach (var (key, node) in input.Template.Outputs)
        {
            if (node is not JsonObject json || !json.ContainsKey("Value"))
            {
                throw AwsErrors.Validation($"Template format error: Output {key} is malformed. The Value field is required");
            }

            if (!resolver.Holds((string?)json["Condition"]))
            {
                continue;
            }

            outputs.Add(new Output
            {
                OutputKey = key,
                OutputValue = Resolver.Text(resolver.Resolve(json["Value"])),
                Description = (string?)json["Description"],
                ExportName = json["Export"]?["Name"] is { } name ? Resolver.Text(resolver.Resolve(name)) : null,
            });
        }

        return outputs;
    }
}
