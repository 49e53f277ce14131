namespace Cyclops.Aws.CloudFormation;

/// <summary>What a change set does to one resource.</summary>
/// <param name="LogicalId">Its name in the template.</param>
/// <param name="Type"><c>AWS::RDS::DBInstance</c>.</param>
/// <param name="Action"><c>Add</c>, <c>Modify</c>, <c>Remove</c>.</param>
/// <param name="Replacement"><c>True</c>, <c>False</c>, <c>Conditional</c>; null when it says nothing.</param>
public sealed record StackResourceChange(string LogicalId, string Type, string Action, string? Replacement);
