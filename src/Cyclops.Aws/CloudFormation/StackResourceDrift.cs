using Cyclops.Model;

namespace Cyclops.Aws.CloudFormation;

/// <summary>A resource of a stack that was changed or deleted behind CloudFormation's back.</summary>
/// <param name="LogicalId">Its name in the template.</param>
/// <param name="Type"><c>AWS::EC2::SecurityGroup</c>.</param>
/// <param name="IsDeleted">Whether it is gone.</param>
/// <param name="Differences">What is other than the template says, by path; empty when it is gone.</param>
public sealed record StackResourceDrift(string LogicalId, string Type, bool IsDeleted, EquatableList<PropertyDrift> Differences);
