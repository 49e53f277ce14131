namespace Cyclops.Aws.CloudFormation;

/// <summary>A stack to be made or changed.</summary>
/// <param name="Template">JSON, at most <see cref="LongestTemplate"/> unless it is in S3, too.</param>
/// <param name="Parameters">Values of the template's parameters.</param>
/// <param name="Token">The same token again is the same request: a lost answer does no harm.</param>
/// <param name="Tags">Put on every resource of the stack too.</param>
public sealed record StackRequest(
    string Name,
    string Template,
    IReadOnlyDictionary<string, string> Parameters,
    string Token,
    IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Longest template that fits into a call, bytes. Source: AWS CloudFormation API Reference, CreateStack, TemplateBody.</summary>
    public const int LongestTemplate = 51_200;

    /// <summary>Where the template is in S3, instead of in the call; null: it is in the call.</summary>
    public string? TemplateUrl { get; init; }

    /// <summary>The role that CloudFormation makes it with; null: the one it was made with before, else the caller's rights.</summary>
    public string? RoleArn { get; init; }

    /// <summary>Whether the template gives roles their names.</summary>
    public bool NamesRoles { get; init; }

    internal List<string> Capabilities => [NamesRoles ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM"];
}
