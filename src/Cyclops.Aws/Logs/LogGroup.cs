namespace Cyclops.Aws.Logs;

/// <summary>A CloudWatch Logs group.</summary>
/// <param name="Arn">Without the trailing <c>:*</c>.</param>
/// <param name="RetentionDays">Null: kept for ever.</param>
public sealed record LogGroup(string Name, string Arn, int? RetentionDays);
