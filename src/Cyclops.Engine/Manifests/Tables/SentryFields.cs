using Cyclops.Engine.Manifests.Fields;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>The Sentry that apps report errors to.</summary>
internal static class SentryFields
{
    public static readonly Field<string> Url = Field<string>.WithDefault(
        "url",
        new TextKind("a URL like https://sentry.io", "https://sentry.example.org")
        {
            Pattern = "https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?|http://(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?",
            MaxLength = 120,
            HintFor = text => text.EndsWith('/') ? "leave out the slash at the end" : "write for example https://sentry.example.org",
        },
        "https://sentry.io",
        "Address of the Sentry server.");

    public static readonly Field<string> Organization = Field<string>.Required("organization", SharedKinds.SentrySlug, "Slug of the organisation.");

    public static readonly Field<string> Team = Field<string>.Required("team", SharedKinds.SentrySlug, "Slug of the team that projects are made for.");

    public static readonly Field<string> TokenSecret = Field<string>.Required(
        "tokenSecret",
        SharedKinds.SecretName,
        "Secrets Manager secret, of the environment's account and region, whose text is a token of Sentry's API with the scopes project:read, project:write and project:admin. Name it `PLATFORM/...`, so that the controller's policy covers it.");

    public static readonly ObjectKind Kind = new("Sentry", "The Sentry that apps report errors to; see `docs/backends.md`.", Url, Organization, Team, TokenSecret)
    {
        Synonyms = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["org"] = "organization",
            ["organisation"] = "organization",
            ["token"] = "tokenSecret",
            ["secret"] = "tokenSecret",
        },
    };
}
