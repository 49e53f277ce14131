using Cyclops.Engine.Manifests.Fields;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>Where an app reports errors.</summary>
internal static class AppErrorsFields
{
    public static readonly Field<string> Project = Field<string>.Optional(
        "project", SharedKinds.SentrySlug, "`<environment>-<app>`", "Slug of the project, the only one in the organisation. Cannot be changed later.");

    public static readonly Field<string> DsnEnv = Field<string>.WithDefault(
        "dsnEnv", SharedKinds.VariableName, "SENTRY_DSN", "Environment variable that holds the project's DSN, the address that errors are sent to.");

    public static readonly ObjectKind Kind = new("AppErrors", "A project of the app's own in the platform's Sentry.", Project, DsnEnv)
    {
        Planned = ["team", "sampleRate"],
        Synonyms = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["slug"] = "project", ["env"] = "dsnEnv" },
    };
}
