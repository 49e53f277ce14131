using System.Text.Json.Nodes;
using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Fields;

/// <summary>What may stand as the value of a field: how it is checked, read, described and published.</summary>
internal abstract class ValueKind
{
    /// <summary>For messages and the reference: "a whole number from 1 to 65535".</summary>
    public abstract string Description { get; }

    /// <summary>A value that would be right, as YAML.</summary>
    public abstract string Example { get; }

    /// <summary>Reports everything that is wrong with a value that is neither null nor empty.</summary>
    public abstract void Check(YamlNode node, CheckContext context);

    /// <summary>The long form of a value; the value itself where there is no short form.</summary>
    public virtual YamlNode Expand(YamlNode node) => node;

    /// <summary>JSON Schema of the value.</summary>
    /// <param name="definitions">Named definitions; a kind with a name adds itself and answers with a reference.</param>
    public abstract JsonObject Schema(JsonObject definitions);

    protected void ReportWrongType(YamlNode node, CheckContext context) =>
        context.Add(ErrorCodes.WrongType, node, $"Expected {Description}; here is {node.Description}.", $"write for example {Example}");
}
