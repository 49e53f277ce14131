namespace Cyclops.Engine.Manifests.Errors;

/// <summary>The stable codes of manifest errors. Conditions, output and tests refer to them; the wording may change, these do not.</summary>
public static class ErrorCodes
{
    // The file as bytes and text.
    public const string FileTooLarge = "FileTooLarge";
    public const string NotUtf8 = "NotUtf8";
    public const string ControlCharacter = "ControlCharacter";
    public const string TabIndentation = "TabIndentation";
    public const string MergeConflict = "MergeConflict";
    public const string EmptyManifest = "EmptyManifest";

    // The file as YAML.
    public const string YamlSyntax = "YamlSyntax";
    public const string SecondDocument = "SecondDocument";
    public const string YamlDirective = "YamlDirective";
    public const string YamlAnchor = "YamlAnchor";
    public const string YamlAlias = "YamlAlias";
    public const string YamlTag = "YamlTag";
    public const string YamlMergeKey = "YamlMergeKey";
    public const string TooDeep = "TooDeep";
    public const string TooManyNodes = "TooManyNodes";
    public const string InvalidKey = "InvalidKey";
    public const string DuplicateKey = "DuplicateKey";

    // Fields and values.
    public const string WrongType = "WrongType";
    public const string NullValue = "NullValue";
    public const string EmptyValue = "EmptyValue";
    public const string UnknownField = "UnknownField";
    public const string NotSupportedYet = "NotSupportedYet";
    public const string MissingField = "MissingField";
    public const string InvalidValue = "InvalidValue";
    public const string InvalidName = "InvalidName";
    public const string OutOfRange = "OutOfRange";
    public const string DuplicateItem = "DuplicateItem";
    public const string TooManyItems = "TooManyItems";
    public const string NotExactlyOne = "NotExactlyOne";
    public const string TooManyErrors = "TooManyErrors";

    // Files among each other.
    public const string WrongKind = "WrongKind";
    public const string UnsupportedVersion = "UnsupportedVersion";
    public const string NameMismatch = "NameMismatch";
    public const string UnexpectedFile = "UnexpectedFile";
    public const string MissingFile = "MissingFile";
    public const string CaseConflict = "CaseConflict";
    public const string SnapshotTooLarge = "SnapshotTooLarge";
    public const string TooManyEnvironments = "TooManyEnvironments";
    public const string UnknownApp = "UnknownApp";
    public const string UnknownEnvironment = "UnknownEnvironment";
    public const string UnknownBlueprint = "UnknownBlueprint";
    public const string UnknownAccount = "UnknownAccount";
    public const string EnvironmentIsRemoved = "EnvironmentIsRemoved";
    public const string EnvironmentNotListed = "EnvironmentNotListed";
    public const string OverrideTwice = "OverrideTwice";

    /// <summary>Two apps, or one app in two environments, claim one host; see <c>ManifestSet.ContestedHosts</c>.</summary>
    public const string HostClaimedTwice = "HostClaimedTwice";

    // Fields of one environment among each other.
    public const string RemovalNeedsConsent = "RemovalNeedsConsent";
    public const string CertificateAndTls = "CertificateAndTls";
    public const string DomainTooLong = "DomainTooLong";
    public const string EmailOutsideDomain = "EmailOutsideDomain";
    public const string MaxStorageTooSmall = "MaxStorageTooSmall";
    public const string IopsNeedStorage = "IopsNeedStorage";
    public const string WrongCacheVersion = "WrongCacheVersion";

    // Fields of one app among each other.
    public const string InvalidHealthCheck = "InvalidHealthCheck";
    public const string EnvAndSecret = "EnvAndSecret";
    public const string UnknownContainer = "UnknownContainer";
    public const string DependencyCycle = "DependencyCycle";
    public const string ContainerNamedAsApp = "ContainerNamedAsApp";
    public const string MemoryReservationTooLarge = "MemoryReservationTooLarge";
    public const string NoFargateSize = "NoFargateSize";
    public const string RolloutCannotMove = "RolloutCannotMove";

    /// <summary>A field of a rollout that says nothing under its strategy.</summary>
    public const string NotOfThisStrategy = "NotOfThisStrategy";

    /// <summary>An app whose traffic ECS cannot move from its old copies to its new ones.</summary>
    public const string NoTrafficToMove = "NoTrafficToMove";
    public const string MinAboveMax = "MinAboveMax";
    public const string NothingToScaleBy = "NothingToScaleBy";
    public const string PortUsedTwice = "PortUsedTwice";
    public const string UnknownDatabase = "UnknownDatabase";

    /// <summary>The environment has none of what an app wants to use.</summary>
    public const string BackendMissing = "BackendMissing";
    public const string VariableSetTwice = "VariableSetTwice";
}
