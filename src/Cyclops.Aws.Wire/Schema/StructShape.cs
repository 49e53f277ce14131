namespace Cyclops.Aws.Wire;

/// <summary>
/// A structure: its members and, without reflection, access to the properties of the generated class. One subclass
/// is generated per model structure.
/// </summary>
/// <param name="name">Name in the service model; the root element of XML payloads.</param>
public abstract class StructShape(string name) : Shape(ShapeKind.Struct)
{
    private Member[]? _members;
    private bool? _hasOnlyBodyMembers;

    /// <summary>Name in the service model.</summary>
    public string Name { get; } = name;

    /// <summary>Built on first use, so recursion between structures is harmless and unused shapes cost nothing.</summary>
    public Member[] Members => _members ??= BuildMembers();

    /// <summary>True when no member travels in the path, the query, a header or as the payload.</summary>
    public bool HasOnlyBodyMembers =>
        _hasOnlyBodyMembers ??= Array.TrueForAll(Members, member => member.Location == MemberLocation.Body);

    /// <summary>Index of the member that is the whole body; negative when there is none.</summary>
    public int PayloadIndex =>
        HasOnlyBodyMembers ? -1 : Array.FindIndex(Members, member => member.Location == MemberLocation.Payload);

    /// <summary>A new instance with nothing set.</summary>
    /// <exception cref="NotSupportedException">For exceptions, which need a message: see <see cref="ErrorShape.Create"/>.</exception>
    public abstract object Create();

    /// <summary>The value of the member at <paramref name="index"/>; null when unset.</summary>
    public abstract object? Get(object instance, int index);

    /// <summary>Sets the member at <paramref name="index"/>; the value must have the property's type.</summary>
    public abstract void Set(object instance, int index, object? value);

    /// <summary>The members in the order that <see cref="Get"/> and <see cref="Set"/> count them.</summary>
    protected abstract Member[] BuildMembers();
}
