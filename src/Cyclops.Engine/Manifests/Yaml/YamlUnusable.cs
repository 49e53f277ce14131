namespace Cyclops.Engine.Manifests.Yaml;

/// <summary>Stands where something forbidden was reported (an alias), so that the rest of the file is still checked.</summary>
internal sealed class YamlUnusable(string file, int line, int column) : YamlNode(file, line, column)
{
    public override string Description => "something that is not allowed";
}
