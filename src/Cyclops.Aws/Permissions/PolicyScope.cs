namespace Cyclops.Aws.Permissions;

/// <summary>What a policy is written for. <c>*</c> stands for any.</summary>
public sealed record PolicyScope
{
    /// <summary>Any of what the record has a place for.</summary>
    public const string Any = "*";

    /// <summary>Name of the platform. Default: any.</summary>
    public string Platform { get; init; } = Any;

    /// <summary>Twelve digits. Default: any.</summary>
    public string Account { get; init; } = Any;

    /// <summary>AWS region. Default: any.</summary>
    public string Region { get; init; } = Any;

    /// <summary>
    /// What names of roles begin with: those that stacks make (CloudFormation begins them with the stack's name) and
    /// <c>PREFIXcloudformation</c>, which stacks are made with. Null: <c>cyclops-PLATFORM-</c>.
    /// </summary>
    public string? RolePrefix { get; init; }

    /// <summary>ARNs of roles that are assumed in the accounts of environments. Default: none.</summary>
    public IReadOnlyList<string> AssumedRoles { get; init; } = [];

    /// <summary>ARNs of the roles that stacks are made with. Default: <c>PREFIXcloudformation</c>, as bootstrap names it.</summary>
    public IReadOnlyList<string> StackRoles { get; init; } = [];

    /// <summary>Name of the bucket of templates. Default: <c>cyclops-PLATFORM-config-*</c>, as bootstrap names it.</summary>
    public string? ConfigBucket { get; init; }

    /// <summary>Names or ARNs of secrets that images are pulled with. Default: none.</summary>
    public IReadOnlyList<string> RegistrySecrets { get; init; } = [];

    /// <summary>A pattern with its places filled in; none when it stands for assumed roles or secrets of registries and there are none.</summary>
    internal IReadOnlyList<string> Fill(string pattern) => pattern == ResourcePatterns.AssumedRole
        ? AssumedRoles
        : pattern == ResourcePatterns.StackRole && StackRoles.Count > 0 ? StackRoles
        : pattern == ResourcePatterns.RegistrySecret ? [.. RegistrySecrets.Select(s => FillText(ResourcePatterns.SecretOf(s)))]
        : [FillText(pattern)];

    private string FillText(string pattern) => pattern
        .Replace("{bucket}", ConfigBucket ?? "cyclops-{platform}-config-*", StringComparison.Ordinal)
        .Replace("{roles}", RolePrefix ?? "cyclops-{platform}-", StringComparison.Ordinal)
        .Replace("{platform}", Platform, StringComparison.Ordinal)
        .Replace("{account}", Account, StringComparison.Ordinal)
        .Replace("{region}", Region, StringComparison.Ordinal);
}
