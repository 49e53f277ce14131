namespace Cyclops.Model.Manifests;

/// <summary>The Sentry that apps report errors to.</summary>
/// <param name="Url">Its address, without a slash at the end. Default <c>https://sentry.io</c>.</param>
/// <param name="Organization">Slug of the organisation.</param>
/// <param name="Team">Slug of the team that projects are made for.</param>
/// <param name="TokenSecret">Name or ARN of the secret that holds the token of its API.</param>
/// <param name="Position">Where it is written.</param>
public sealed record SentrySpec(string Url, string Organization, string Team, string TokenSecret, SourcePosition Position);
