using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>Kinds of values that several objects share.</summary>
internal static class SharedKinds
{
    private const string NamePattern = "[a-z][a-z0-9-]*[a-z0-9]";

    public static readonly TextKind AppName = Name("tel-aviv", 32);
    public static readonly TextKind EnvironmentName = Name("staging", 12);
    public static readonly TextKind PlatformName = Name("acme", 16);
    public static readonly TextKind ContainerName = Name("solr", 32);
    public static readonly TextKind ShortName = Name("ckan", 32);
    public static readonly TextKind DatabaseName = Name("main", 16);
    public static readonly TextKind BucketName = Name("uploads", 16);
    public static readonly TextKind CoreName = Name("main", 16);

    public static readonly TextKind JobName = Name("cleanup", 30);

    public static readonly BooleanKind Flag = new();
    public static readonly IntegerKind Port = new(1, 65535);
    public static readonly MemoryKind Memory = new();
    public static readonly CpuKind Cpu = new();

    // Source: CloudWatch Logs API, PutRetentionPolicy, retentionInDays.
    public static readonly IntegerKind LogRetention = new(1, 3653, "days", [
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653]);

    public static readonly TextKind FreeText = new("text", "text") { TakesAnyScalar = true, MaxLength = 256 };

    public static readonly TextKind LabelKey = new("a key of letters, digits and . _ - /", "customer")
    {
        Pattern = "[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?",
        MaxLength = 128,
        Code = ErrorCodes.InvalidName,
    };

    public static readonly TextKind HostText = new("a host name", "www.example.org")
    {
        MinLength = 1,

        // Elastic Load Balancing, quotas for application load balancers: the length of a host header's value.
        MaxLength = 128,
        Rule = HostName.Check,
        Canonical = HostName.Canonical,
    };

    /// <summary>A host name that is only called, never routed by: it may be this machine's.</summary>
    public static readonly TextKind ServerName = new("the host name of a server", "db.example.org")
    {
        MinLength = 1,
        MaxLength = 253,
        Rule = text => text == "localhost" ? null : HostName.Check(text),
        Canonical = text => text == "localhost" ? text : HostName.Canonical(text),
    };

    public static readonly TextKind Domain = new("a DNS domain", "staging.example.org")
    {
        MinLength = 3,
        MaxLength = 200,
        Rule = HostName.Check,
        Canonical = HostName.Canonical,
    };

    public static readonly TextKind MailAddress = new("a mail address", "ops@example.org")
    {
        // RFC 5321 has more, which nobody writes; the most is of its section 4.5.3.1.
        Pattern = "[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]{2,}",
        MaxLength = 254,
        HintFor = text => text.StartsWith("mailto:", StringComparison.Ordinal) ? "leave mailto: out" : "write for example ops@example.org",
    };

    /// <summary>Sentry's names in addresses. Source: sentry, <c>SentrySlugField</c>: no slug of digits alone.</summary>
    public static readonly TextKind SentrySlug = new("a slug of a-z, 0-9, _ and inner hyphens with a letter first", "acme")
    {
        Pattern = "[a-z]([a-z0-9_-]*[a-z0-9_])?",
        MinLength = 1,
        MaxLength = 50,
        Code = ErrorCodes.InvalidName,
    };

    public static readonly TextKind SecretName = new("the name or ARN of a Secrets Manager secret", "acme/sentry")
    {
        Pattern = "arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@-]+|[A-Za-z0-9/_+=.@-]+",
        MinLength = 1,
        MaxLength = 256,
        IsSensitive = true,
        HintFor = _ => "put the token into Secrets Manager and write the secret's name or ARN here",
    };

    /// <summary>Of no meaning but that another one asks for another password or key.</summary>
    public static readonly TextKind Rotation = new("a word or a date", "2026-11-28") { Pattern = "[A-Za-z0-9][A-Za-z0-9._:/+-]*", MaxLength = 64 };

    public static readonly TextKind Image = new TextKind("an image reference", "ckan/tel-aviv:2.11.3")
    {
        Pattern = "([a-zA-Z0-9.-]+(:[0-9]{1,5})?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64})?",
        MinLength = 1,
        MaxLength = 512,
        HintFor = text => text.EndsWith(':') ? "write a tag after the colon" : "write name:tag or name@sha256:…, the name in lower case",
    };

    public static readonly TextKind Region = new("an AWS region", "eu-central-1") { Pattern = "[a-z]{2}(-[a-z]+)+-[0-9]{1,2}", MaxLength = 32 };

    /// <summary>Words of a command line. A bare text is run by a shell, as Docker does.</summary>
    public static readonly ListKind<string> Command = new("words", Word())
    {
        IsSet = false,
        ShortForm = text => new YamlSequence(text.File, text.Line, text.Column, [At(text, "/bin/sh"), At(text, "-c"), text]),
    };

    /// <summary>As <see cref="Command"/>, with one word at least.</summary>
    public static readonly ListKind<string> ReleaseCommand = new("words", Word(), min: 1) { IsSet = false, ShortForm = Command.ShortForm };

    public static readonly ListKind<string> EntryPoint = new("words", Word(), min: 1) { IsSet = false };

    public static readonly MapKind<string> Labels = new("labels", LabelKey, FreeText, max: 50);

    public static readonly MapKind<string> Annotations =
        new("annotations", LabelKey, new TextKind("text", "text") { TakesAnyScalar = true, MaxLength = 4096 }, max: 50);

    public static readonly TextKind VariableName = new("the name of an environment variable", "SITE_URL")
    {
        Pattern = "[A-Za-z_][A-Za-z0-9_.-]*",
        MaxLength = 256,
        Code = ErrorCodes.InvalidName,
    };

    private static TextKind Word() => new("text", "text") { TakesAnyScalar = true, MaxLength = 32_768, IsSensitive = true };

    private static YamlScalar At(YamlScalar place, string text) => new(place.File, place.Line, place.Column, text, isPlain: true);

    private static TextKind Name(string example, int max) => new($"a name of a-z, 0-9 and inner hyphens with a letter first, at most {max} characters", example)
    {
        Pattern = NamePattern,
        MinLength = 2,
        MaxLength = max,
        Code = ErrorCodes.InvalidName,
        HintFor = text => text.Any(c => char.IsAsciiLetterUpper(c) || c == '_')
            ? $"write {Shown.Quote(text.ToLowerInvariant().Replace('_', '-'))}"
            : $"write for example {example}",
    };
}
