namespace Cyclops.Aws.CloudFormation;

/// <summary>A stack to be made or changed.</summary>
/// <param name="Template">JSON, at most 51,200 bytes. Source: AWS CloudFormation API Reference, CreateStack.</param>
/// <param name="Parameters">Values of the template's parameters.</param>
/// <param name="Token">The same token again is the same request: a lost answer does no harm.</param>
/// <param name="Tags">Put on every resource of the stack too.</param>
public sealed record StackRequest(
    string Name,
    string Template,
    IReadOnlyDictionary<string, string> Parameters,
    string Token,
    IReadOnlyDictionary<string, string> Tags);
