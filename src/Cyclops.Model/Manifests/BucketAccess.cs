namespace Cyclops.Model.Manifests;

/// <summary>What an app may do in its bucket.</summary>
public enum BucketAccess
{
    /// <summary>List, read, write and delete objects.</summary>
    ReadWrite,

    /// <summary>List and read objects.</summary>
    ReadOnly,
}
