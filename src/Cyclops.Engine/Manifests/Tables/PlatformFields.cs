using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>The spec of the platform.</summary>
internal static class PlatformFields
{
    public static readonly Field<string> Region = Field<string>.Optional(
        "region", SharedKinds.Region, "the AWS client's", "AWS region of environments that name none.");

    public static readonly Field<EquatableMap<YamlMapping>> Accounts = Field<EquatableMap<YamlMapping>>.WithDefault(
        "accounts", new MapKind<YamlMapping>("accounts", SharedKinds.ShortName, AccountFields.Kind), "{}", "AWS accounts by the name environments use.");

    public static readonly Field<YamlMapping> Safety = Field<YamlMapping>.WithDefault(
        "safety", SafetyFields.Kind, "{}", "Limits on deletion.");

    public static readonly Field<EquatableMap<string>> Tags = Field<EquatableMap<string>>.WithDefault(
        "tags",
        new MapKind<string>("tags", TagKey(), SharedKinds.FreeText, max: 40),
        "{}",
        "Tags put on everything that takes tags, beside Cyclops' own. A change reaches what is there within a pass; tags that others put there stay. A task definition and a log group follow their service.");

    public static readonly Field<EquatableMap<YamlMapping>> Blueprints = Field<EquatableMap<YamlMapping>>.WithDefault(
        "blueprints", new MapKind<YamlMapping>("blueprints", SharedKinds.ShortName, AppFields.Layer), "{}", "Parts of an app's spec that apps build on by name.");

    public static readonly Field<string> ConfigBucket = Field<string>.Optional(
        "configBucket",
        new TextKind("the name of an S3 bucket", "cyclops-acme-config-123456789012-eu-central-1") { Pattern = "[a-z0-9][a-z0-9-]*[a-z0-9]", MinLength = 3, MaxLength = 63 },
        "none",
        "Bucket for templates that are too long for one call of CloudFormation, and for `cyclops-ctl config push`.");

    public static readonly Field<string> StackRoleArn = Field<string>.Optional(
        "stackRoleArn",
        new TextKind("the ARN of an IAM role", "arn:aws:iam::123456789012:role/cyclops-acme-cloudformation")
        {
            Pattern = "arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9_+=,.@/-]+",
            MaxLength = 512,
        },
        "none: the rights of whoever asks it to",
        "Role that CloudFormation makes the stacks of environments without `account` with; for others it is the account's `stackRole`.");

    public static readonly Field<EquatableMap<YamlMapping>> Registries = Field<EquatableMap<YamlMapping>>.WithDefault(
        "registries",
        new MapKind<YamlMapping>("registries", RegistryFields.Host, RegistryFields.Kind, max: 20),
        "{}",
        "Container registries by host. One that is not named is asked without a user.");

    public static readonly Field<YamlMapping> Sentry = Field<YamlMapping>.Optional(
        "sentry", SentryFields.Kind, "none", "The Sentry that apps report errors to.");

    public static readonly Field<YamlMapping> Controller = Field<YamlMapping>.Optional(
        "controller", ControllerFields.Kind, "none: it runs elsewhere", "The controller's own service.");

    public static readonly ObjectKind Spec = new(
        "PlatformSpec", "The spec of the platform.", Region, Accounts, Safety, Tags, Blueprints, Registries, Sentry, ConfigBucket, StackRoleArn, Controller)
    {
        Planned =
        [
            "github", "notifications", "git", "reconcile", "apiBudget",
            "plan", "integrations", "freeze", "access",
        ],
    };

    // AWS takes most of printable ASCII; keys that begin with "aws:" are AWS's, with "cyclops:" ours.
    private static TextKind TagKey() => new("a tag key", "cost-center")
    {
        Pattern = "[A-Za-z0-9_.:/=+@-]+",
        MinLength = 1,
        MaxLength = 128,
        Code = ErrorCodes.InvalidName,
        Rule = text => text.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("cyclops:", StringComparison.OrdinalIgnoreCase)
            ? new Problem(ErrorCodes.InvalidName, $"{Shown.Quote(text)} begins with a reserved prefix.", "tag keys must not begin with aws: or cyclops:")
            : null,
    };
}
