namespace Cyclops.LocalCloud.Shapes;

/// <summary>A request, response or structure whose members are kept by name.</summary>
internal interface IBag
{
    Dictionary<string, object?> Values { get; }
}
