namespace Cyclops.Model;

/// <summary>One resource that should exist.</summary>
/// <param name="Id">Its name for good.</param>
/// <param name="Spec">What is wanted, as the kind's own record; a null member is not ours.</param>
/// <param name="Source">The manifest it follows from.</param>
/// <param name="Hold">Why it may not be created or changed for now (a host claimed twice); null: it may.</param>
public sealed record Resource(ResourceId Id, object Spec, SourcePosition Source, Refusal? Hold = null);
