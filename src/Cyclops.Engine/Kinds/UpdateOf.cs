using Cyclops.Model;
using Cyclops.Model.Plans;

namespace Cyclops.Engine.Kinds;

/// <summary>An update, typed: what is wanted, what is there, and the difference.</summary>
public sealed record UpdateOf<TSpec, TState>(ResourceId Id, TSpec Spec, TState State, IReadOnlyList<FieldChange> Changes)
{
    /// <summary>Whether a field, or one of a map's entries, is among the changes.</summary>
    public bool Touches(string field) =>
        Changes.Any(c => c.Path == field
            || (c.Path.StartsWith(field, StringComparison.Ordinal) && c.Path.Length > field.Length && c.Path[field.Length] == '.'));
}
