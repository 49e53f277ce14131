namespace Cyclops.Model.Manifests;

/// <summary>Where an app reports its errors: a project of the platform's Sentry.</summary>
/// <param name="Project">Slug of the project. Default <c>environment-app</c>.</param>
/// <param name="DsnEnv">Environment variable that holds the project's DSN. Default <c>SENTRY_DSN</c>.</param>
public sealed record AppErrorsSpec(string Project, string DsnEnv);
