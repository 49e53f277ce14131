using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.CloudFormation.Templates;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>What a stack is asked to be.</summary>
internal sealed record StackInput(
    Template Template,
    SortedDictionary<string, string> Parameters,
    List<Tag> Tags,
    List<string> Capabilities,
    List<string> NotificationArns,
    string? RoleArn);
