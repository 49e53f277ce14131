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
    SourcePosition Position);
