namespace Cyclops.Model;

/// <summary>Names one managed resource for good; stable across replacements.</summary>
/// <param name="Owner">The app or environment it belongs to.</param>
/// <param name="Kind">Name of the kind, as registered: <c>TargetGroup</c>.</param>
/// <param name="Name">Name within owner and kind: <c>web</c>.</param>
public sealed record ResourceId(ObjectKey Owner, string Kind, string Name) : IComparable<ResourceId>
{
    /// <summary>Value of the <c>cyclops:resource</c> tag: <c>TargetGroup/web</c>.</summary>
    public string LocalName => $"{Kind}/{Name}";

    /// <summary>Ordinal by owner, kind, name.</summary>
    public int CompareTo(ResourceId? other)
    {
        if (other is null)
        {
            return 1;
        }

        var byOwner = Owner.CompareTo(other.Owner);
        if (byOwner != 0)
        {
            return byOwner;
        }

        var byKind = string.CompareOrdinal(Kind, other.Kind);
        return byKind != 0 ? byKind : string.CompareOrdinal(Name, other.Name);
    }

    /// <summary><c>staging/tel-aviv TargetGroup/web</c>.</summary>
    public override string ToString() => $"{Owner} {LocalName}";

    public static bool operator <(ResourceId left, ResourceId right) => left.CompareTo(right) < 0;

    public static bool operator <=(ResourceId left, ResourceId right) => left.CompareTo(right) <= 0;

    public static bool operator >(ResourceId left, ResourceId right) => left.CompareTo(right) > 0;

    public static bool operator >=(ResourceId left, ResourceId right) => left.CompareTo(right) >= 0;
}
