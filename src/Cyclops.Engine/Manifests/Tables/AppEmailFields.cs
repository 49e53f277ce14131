using Cyclops.Engine.Manifests.Fields;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>Mail of an app.</summary>
internal static class AppEmailFields
{
    public static readonly Field<string> From = Field<string>.Optional(
        "from", SharedKinds.MailAddress, "`<app>@` the environment's email domain", "The one address it may send from: in the environment's email domain, or in one below that.");

    public static readonly Field<string> Prefix = Field<string>.WithDefault(
        "prefix",
        new TextKind("what names of variables begin with", "SMTP") { Pattern = "[A-Za-z][A-Za-z0-9_]*", MaxLength = 64 },
        "SMTP",
        "What the names of its variables begin with: `SMTP_HOST`, `SMTP_PORT`, `SMTP_FROM`, `SMTP_USER`, `SMTP_PASSWORD`.");

    public static readonly Field<string> Rotate = Field<string>.Optional(
        "rotate",
        SharedKinds.Rotation,
        "none",
        "Another text than before gives it another key: the app is rolled out with it, and the one before works until the next time.");

    public static readonly ObjectKind Kind = new("AppEmail", "Mail of the app, through the environment's SES identity.", From, Prefix, Rotate)
    {
        Planned = ["replyTo", "configurationSet"],
        Synonyms = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["sender"] = "from",
            ["address"] = "from",
            ["envPrefix"] = "prefix",
        },
    };
}
