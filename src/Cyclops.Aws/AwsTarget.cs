namespace Cyclops.Aws;

/// <summary>Where calls go: one account in one region.</summary>
/// <param name="Region">AWS region; null: the SDK's own chain (<c>AWS_REGION</c>, the profile).</param>
/// <param name="RoleArn">Role to assume; null: the credentials of the SDK's own chain.</param>
/// <param name="EndpointUrl">Another endpoint for every service (the local cloud, moto); null: <c>AWS_ENDPOINT_URL</c> or AWS itself.</param>
/// <param name="Profile">Profile of <c>~/.aws/config</c>; null: <c>AWS_PROFILE</c> or the chain.</param>
public sealed record AwsTarget(string? Region = null, string? RoleArn = null, string? EndpointUrl = null, string? Profile = null);
