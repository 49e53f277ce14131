namespace Cyclops.Engine.Manifests.Yaml;

/// <summary>A key of a map with its value.</summary>
internal readonly record struct YamlEntry(YamlScalar Key, YamlNode Value)
{
    public string Name => Key.Text;
}
