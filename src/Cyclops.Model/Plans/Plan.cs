namespace Cyclops.Model.Plans;

/// <summary>All that one reconciliation of an app or environment will do, in order.</summary>
/// <param name="Key">The app or environment.</param>
/// <param name="Steps">Creates and updates upstream first, then deletes leaf first.</param>
/// <param name="Warnings">What will not do as it is planned, a sentence each: tasks that no capacity holds.</param>
public sealed record Plan(ObjectKey Key, EquatableList<Step> Steps, EquatableList<string> Warnings = default)
{
    /// <summary>Steps that are not <see cref="Verb.Keep"/>, refused ones included.</summary>
    public IEnumerable<Step> Differences => Steps.Where(s => s.Verb != Verb.Keep);

    /// <summary>Whether AWS is as wanted.</summary>
    public bool IsEmpty => !Differences.Any();
}
