using Cyclops.Postgres.Credentials;

namespace Cyclops.Postgres.Wishes;

/// <summary>A role that somebody is to log in as.</summary>
/// <param name="Name">Name of the role.</param>
/// <param name="Credential">Its password; null: left as it is. A new role without one cannot log in.</param>
/// <param name="ConnectionLimit">Its sessions at a time; -1: as many as the database takes.</param>
/// <param name="StatementTimeout">How long a statement may take, to the millisecond; null: left as it is.</param>
public sealed record RoleWish(string Name, Credential? Credential, int ConnectionLimit = -1, TimeSpan? StatementTimeout = null);
