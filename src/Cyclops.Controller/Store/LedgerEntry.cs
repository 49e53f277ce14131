namespace Cyclops.Controller.Store;

/// <summary>A line of the ledger.</summary>
/// <param name="Id">Its number; later ones are larger.</param>
/// <param name="Outcome">Null while the step is under way.</param>
public sealed record LedgerEntry(long Id, LedgerIntent Intent, LedgerOutcome? Outcome);
