namespace Cyclops.Model.Plans;

/// <summary>One planned action on one resource.</summary>
/// <param name="Id">The resource.</param>
/// <param name="Verb">What is done.</param>
/// <param name="Changes">The fields that ask for it; all wanted fields for a create.</param>
/// <param name="DependsOn">Steps of the same plan, by resource, that must have settled first.</param>
/// <param name="Refusal">Why the step is shown and not made; null: it is made.</param>
/// <param name="Source">The manifest it follows from; null for a deletion.</param>
public sealed record Step(
    ResourceId Id,
    Verb Verb,
    EquatableList<FieldChange> Changes,
    EquatableList<ResourceId> DependsOn,
    Refusal? Refusal,
    SourcePosition? Source)
{
    /// <summary>Whether it would change AWS and is not refused.</summary>
    public bool Mutates => Verb != Verb.Keep && Refusal is null;
}
