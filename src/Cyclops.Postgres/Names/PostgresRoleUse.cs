namespace Cyclops.Postgres.Names;

/// <summary>What a role of a database is for.</summary>
public enum PostgresRoleUse
{
    /// <summary>Owns the database and all that is in it; nobody logs in as it.</summary>
    Owner,

    /// <summary>The app logs in as it and then is the owner.</summary>
    Login,

    /// <summary>Reads everything and writes nothing.</summary>
    Reader,
}
