namespace Cyclops.Aws.CloudFormation;

/// <summary>What was done to a stack.</summary>
/// <param name="Token">The client request token of whoever asked for it; null without one.</param>
/// <param name="Failure">The first thing that failed, as a sentence; null when nothing did.</param>
public sealed record StackOperation(string? Token, string? Failure);
