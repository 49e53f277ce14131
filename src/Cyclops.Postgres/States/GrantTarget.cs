namespace Cyclops.Postgres.States;

/// <summary>What a reader's right is about.</summary>
internal enum GrantTarget
{
    /// <summary>The database: to connect.</summary>
    Database,

    /// <summary>What the owner will make.</summary>
    Future,

    /// <summary>A schema: to use it.</summary>
    Schema,

    /// <summary>A table, view or sequence: to read it.</summary>
    Relation,
}
