namespace Cyclops.Model.Manifests;

/// <summary><c>kind: Platform</c>: what holds for all environments. One per config repository.</summary>
/// <param name="Name">2 to 16 characters, <c>[a-z][a-z0-9-]*</c>. Part of every name and tag Cyclops makes.</param>
/// <param name="Region">Default AWS region of environments; null: the one the AWS client is set up for.</param>
/// <param name="Accounts">AWS accounts by the name environments use.</param>
/// <param name="Safety">Limits on deletion.</param>
/// <param name="Tags">Extra tags put on everything.</param>
/// <param name="Position">Where the manifest begins.</param>
public sealed record PlatformManifest(
    string Name,
    string? Region,
    EquatableMap<AccountSpec> Accounts,
    SafetySpec Safety,
    EquatableMap<string> Tags,
    SourcePosition Position)
{
    /// <summary>Name of the bucket that templates are kept in which are too long for one call; null: there is none.</summary>
    public string? ConfigBucket { get; init; }

    /// <summary>ARN of the role that CloudFormation makes the stacks of environments without account with; null: the controller's own rights.</summary>
    public string? StackRoleArn { get; init; }

    /// <summary>Container registries by host, as the manifest writes it: <c>docker.io</c>, <c>registry.example.org:5000</c>. Default: none is named.</summary>
    public EquatableMap<RegistrySpec> Registries { get; init; } = EquatableMap<RegistrySpec>.Empty;

    /// <summary>Names and ARNs of secrets that images are pulled with, in order.</summary>
    public IEnumerable<string> RegistrySecrets => Registries.Values.Select(r => r.Secret).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>The Sentry that apps report errors to; null: there is none.</summary>
    public SentrySpec? Sentry { get; init; }

    /// <summary>The controller as a service of the platform's stack; null: it runs elsewhere.</summary>
    public ControllerSpec? Controller { get; init; }
}
