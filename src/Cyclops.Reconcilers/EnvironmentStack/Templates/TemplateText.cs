using System.Text.Json;
using System.Text.Json.Nodes;
using Cyclops.Model;

namespace Cyclops.Reconcilers.EnvironmentStack.Templates;

/// <summary>A template as CloudFormation gives it back.</summary>
internal sealed class TemplateText(string text)
{
    /// <summary>The template as fields; one field when it is not JSON, as somebody else's may be.</summary>
    public EquatableMap<string> Flatten()
    {
        try
        {
            if (JsonNode.Parse(text) is JsonObject template)
            {
                return TemplateDocument.Flatten(template);
            }
        }
        catch (JsonException)
        {
            // Not ours: the difference is all of it.
        }

        return new([KeyValuePair.Create("(text)", "a template that is not JSON")]);
    }
}
