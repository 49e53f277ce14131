namespace Cyclops.Aws.CloudFormation;

/// <summary>A resource of a stack.</summary>
/// <param name="LogicalId">Its name in the template.</param>
/// <param name="Type"><c>AWS::EC2::NatGateway</c>.</param>
/// <param name="Status">CloudFormation's own word: <c>CREATE_IN_PROGRESS</c>.</param>
public sealed record StackResource(string LogicalId, string Type, string Status);
