namespace Cyclops.Reconcilers.Release;

/// <summary>What was released last: the revision that the service runs.</summary>
public sealed record ReleaseState(string TaskDefinitionArn);
