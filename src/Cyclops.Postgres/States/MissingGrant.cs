namespace Cyclops.Postgres.States;

/// <summary>Something that a reader should be allowed and is not.</summary>
/// <param name="Reader">The role.</param>
/// <param name="On">What kind of thing it is about.</param>
/// <param name="Schema">The schema; for defaults <c>SCHEMAS</c>, <c>TABLES</c> or <c>SEQUENCES</c>; empty for the database.</param>
/// <param name="Relation">The table, view or sequence; empty for others.</param>
internal sealed record MissingGrant(string Reader, GrantTarget On, string Schema, string Relation);
