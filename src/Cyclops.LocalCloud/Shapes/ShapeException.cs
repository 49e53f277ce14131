namespace Cyclops.LocalCloud.Shapes;

/// <summary>JSON that does not fit a service model.</summary>
/// <param name="member">The member that is unknown or wrong.</param>
internal sealed class ShapeException(string member, string path, string message) : Exception(message)
{
    public string Member => member;

    /// <summary>Where it stands, slashes between the names.</summary>
    public string Path => path;
}
