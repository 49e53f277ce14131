using Cyclops.Postgres.Names;

namespace Cyclops.Postgres.Wishes;

/// <summary>Which database, and whose.</summary>
/// <param name="Comment">Whose it is. Its values are to be noted; what is noted under other keys stays.</param>
/// <param name="Name">Name of the database.</param>
/// <param name="Owner">Name of the role that owns it. It is there before the database, and its comment proves whose the database is.</param>
public sealed record DatabaseKey(PostgresComment Comment, string Name, string Owner);
