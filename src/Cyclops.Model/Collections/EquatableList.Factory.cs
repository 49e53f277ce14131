namespace Cyclops.Model;

/// <summary>Makes <see cref="EquatableList{T}"/>; also what a collection expression calls.</summary>
public static class EquatableList
{
    public static EquatableList<T> Create<T>(ReadOnlySpan<T> items) => new([.. items]);

    public static EquatableList<T> ToEquatableList<T>(this IEnumerable<T> items) => new([.. items]);
}
