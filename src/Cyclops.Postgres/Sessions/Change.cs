namespace Cyclops.Postgres.Sessions;

/// <summary>Statements that are executed all or none.</summary>
/// <param name="Statements">In their order.</param>
/// <param name="InTransaction">False for what PostgreSQL does not do within one (CREATE and DROP DATABASE): then it is one statement.</param>
internal sealed record Change(EquatableList<ChangeStatement> Statements, bool InTransaction = true);
