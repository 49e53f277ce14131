namespace Cyclops.Postgres.Wishes;

/// <summary>A database that an app is to have.</summary>
/// <param name="Key">Which one, and whose.</param>
/// <param name="Logins">Roles that the app logs in as. Others that are there stay.</param>
/// <param name="Readers">Roles that read all tables of the owner, present and future, and write none. Others that are there stay.</param>
/// <param name="Extensions">Extensions that are to be there; others stay.</param>
/// <param name="ConnectionLimit">Sessions of the database at a time; -1: as many as the server takes.</param>
public sealed record DatabaseWish(
    DatabaseKey Key,
    EquatableList<RoleWish> Logins,
    EquatableList<RoleWish> Readers,
    EquatableList<string> Extensions,
    int ConnectionLimit = -1);
