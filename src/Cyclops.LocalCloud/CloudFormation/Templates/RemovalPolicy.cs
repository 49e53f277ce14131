namespace Cyclops.LocalCloud.CloudFormation.Templates;

/// <summary>What becomes of a resource that its stack no longer has.</summary>
internal enum RemovalPolicy
{
    Delete,
    Retain,

    /// <summary>Retained, unless the operation that made it is rolled back.</summary>
    RetainExceptOnCreate,

    /// <summary>Deleted after a final snapshot.</summary>
    Snapshot,
}
