namespace Cyclops.Controller.Store;

/// <summary>A field a step changes; secret values are masked before they get here.</summary>
/// <param name="Wanted">Null: it is removed.</param>
/// <param name="Live">Null: it is not there.</param>
public sealed record LedgerField(string Path, string? Wanted, string? Live);
