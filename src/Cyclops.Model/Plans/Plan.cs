namespace Cyclops.Model.Plans;

/// <summary>All that one reconciliation of an app or environment will do, in order.</summary>
/// <param name="Key">The app or environment.</param>
/// <param name="Steps">Creates and updates upstream first, then deletes leaf first.</param>
/// <param name="Forecasts">What will not do as it is planned, a sentence each: tasks that no capacity holds.</param>
/// <param name="Drift">What was changed by hand and no step puts back, a sentence each.</param>
public sealed record Plan(ObjectKey Key, EquatableList<Step> Steps, EquatableList<string> Forecasts = default, EquatableList<string> Drift = default)
{
    /// <summary>Forecasts, then drift: what a person should know, though it is neither a difference nor a refusal.</summary>
    public IEnumerable<string> Warnings => Forecasts.Concat(Drift);

    /// <summary>Steps that are not <see cref="Verb.Keep"/>, refused ones included.</summary>
    public IEnumerable<Step> Differences => Steps.Where(s => s.Verb != Verb.Keep);

    /// <summary>Whether AWS is as wanted.</summary>
    public bool IsEmpty => !Differences.Any();
}
