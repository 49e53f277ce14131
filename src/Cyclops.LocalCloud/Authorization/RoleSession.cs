namespace Cyclops.LocalCloud.Authorization;

/// <summary>Credentials that AssumeRole gave out.</summary>
/// <param name="Arn"><c>arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION</c>.</param>
internal sealed record RoleSession(string RoleArn, string Arn, string UserId, DateTimeOffset Expires);
