namespace Cyclops.Reconcilers.LogGroup;

/// <summary>The log group of an app.</summary>
/// <param name="Name"><c>/cyclops/platform/environment/app</c>.</param>
/// <param name="RetentionDays">One of the values CloudWatch Logs allows.</param>
public sealed record LogGroupSpec(string Name, int RetentionDays);
