using Cyclops.Model;
using Cyclops.Sentry;

namespace Cyclops.Reconcilers.ErrorProject;

/// <summary>The project of an app in Sentry, and the secret with its DSN.</summary>
/// <param name="SecretName">Name of the secret.</param>
/// <param name="Project">The project.</param>
/// <param name="Team">Slug of the team that it is made for.</param>
/// <param name="KeyName">Name of our client key, which says whose the project is.</param>
/// <param name="Token">Name or ARN of the secret with the token of Sentry's API.</param>
/// <param name="Retention">How long it is kept when nobody asks for it any more.</param>
/// <param name="PlatformPosition">Where the platform says which Sentry.</param>
public sealed record ErrorProjectSpec(string SecretName, SentryProject Project, string Team, string KeyName, string Token, TimeSpan Retention, SourcePosition PlatformPosition);
