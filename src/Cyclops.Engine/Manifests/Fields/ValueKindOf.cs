using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Fields;

/// <summary>A kind of value that is read as a <typeparamref name="T"/>.</summary>
internal abstract class ValueKind<T> : ValueKind
{
    /// <summary>Reads a value that was checked without an error, and is not null.</summary>
    public abstract T Read(YamlNode node);
}
