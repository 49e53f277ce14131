using System.Text.Json.Nodes;
using Cyclops.LocalCloud.CloudFormation.Templates;
using Cyclops.LocalCloud.Ec2;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>What names mean inside one stack.</summary>
/// <param name="resources">How far the stack is made.</param>
/// <param name="unknown">The stand-in for what is not made yet, or null when that is an error.</param>
internal sealed class StackScope(
    StackState stack, StackInput input, IReadOnlyDictionary<string, StackResourceState> resources, Func<string, string> exports, string? unknown) : IScope
{
    public Template Template => input.Template;

    public JsonNode? Ref(string name) => name switch
    {
        "AWS::Region" => stack.Region,
        "AWS::AccountId" => stack.Account,
        "AWS::StackName" => stack.Name,
        "AWS::StackId" => stack.Id,
        "AWS::Partition" => "aws",
        "AWS::URLSuffix" => "amazonaws.com",
        "AWS::NotificationARNs" => new JsonArray([.. input.NotificationArns.Select(a => JsonValue.Create(a))]),
        _ when Template.Parameters.TryGetValue(name, out var parameter) => Value(parameter),
        _ => Made(name)?.PhysicalId is { } id ? id : Unknown(name),
    };

    public JsonNode? Attribute(string resource, string name)
    {
        if (Made(resource) is not { PhysicalId: not null } made)
        {
            return Unknown(resource);
        }

        // Attributes of a structure are written with a dot: Endpoint.Address.
        return made.Attributes[name]
            ?? throw AwsErrors.Validation($"Template error: resource {resource} does not support attribute type {name} in Fn::GetAtt");
    }

    public string Import(string name)
    {
        stack.Imports.Add(name);
        return exports(name);
    }

    public IReadOnlyList<string> Zones(string region) => DefaultNetwork.Zones(region.Length == 0 ? stack.Region : region);

    public string Ssm(string path) =>
        Images.Parameter(path) ?? throw AwsErrors.Validation($"Unable to fetch parameters [{path}] from parameter store for this account.");

    private JsonNode? Value(TemplateParameter parameter)
    {
        var text = input.Parameters[parameter.Name];
        if (parameter.IsSsm)
        {
            text = Ssm(text);
        }

        return parameter.IsList
            ? new JsonArray([.. text.Split(',', StringSplitOptions.TrimEntries).Select(v => JsonValue.Create(v))])
            : JsonValue.Create(text);
    }

    private StackResourceState? Made(string name) => resources.GetValueOrDefault(name);

    private JsonNode Unknown(string name) => unknown
        ?? throw AwsErrors.Validation($"Template format error: Unresolved resource dependencies [{name}] in the Resources block of the template");
}
