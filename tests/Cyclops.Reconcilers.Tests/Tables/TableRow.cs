namespace Cyclops.Reconcilers.Tests.Tables;

/// <summary>How to spoil one row of a kind's table.</summary>
/// <param name="Field">The row, as the table names it.</param>
/// <param name="Drift">Gives a fact that differs in this row and no other.</param>
/// <param name="Forget">Gives a fact in which this row is not known; null: the service always says.</param>
/// <param name="Disown">Gives a wish in which this row is not ours; null: it always is.</param>
public sealed record TableRow<TSpec, TState>(
    string Field,
    Func<TState, TState> Drift,
    Func<TState, TState>? Forget = null,
    Func<TSpec, TSpec>? Disown = null);
