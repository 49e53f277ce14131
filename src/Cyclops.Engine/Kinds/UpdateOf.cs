using Cyclops.Model;
using Cyclops.Model.Plans;

namespace Cyclops.Engine.Kinds;

/// <summary>An update, typed: what is wanted, what is there, and the difference.</summary>
public sealed record UpdateOf<TSpec, TState>(ResourceId Id, TSpec Spec, TState State, IReadOnlyList<FieldChange> Changes)
{
    /// <summary>Whether a field, or one of a map's entries, is among the changes.</summary>
    public bool Touches(string field) => Changes.Any(c => IsOf(c, field));

    /// <summary>Whether all changes are of one field, or of a map's entries.</summary>
    public bool TouchesOnly(string field) => Changes.All(c => IsOf(c, field));

    private static bool IsOf(FieldChange change, string field) =>
        change.Path == field
        || (change.Path.StartsWith(field, StringComparison.Ordinal) && change.Path.Length > field.Length && change.Path[field.Length] == '.');
}
