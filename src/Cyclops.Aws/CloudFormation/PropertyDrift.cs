namespace Cyclops.Aws.CloudFormation;

/// <summary>A property that is other than a template says.</summary>
/// <param name="Path"><c>/SecurityGroupIngress/0/CidrIp</c>.</param>
/// <param name="Expected">What the template says, a text or JSON; null when it says nothing of it.</param>
/// <param name="Actual">What is there; null when nothing is.</param>
public sealed record PropertyDrift(string Path, string? Expected, string? Actual);
