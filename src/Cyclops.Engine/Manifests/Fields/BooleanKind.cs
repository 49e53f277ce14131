using System.Text.Json.Nodes;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Fields;

/// <summary><c>true</c> or <c>false</c>; <c>yes</c>, <c>no</c>, <c>on</c>, <c>off</c> are refused, not guessed.</summary>
internal sealed class BooleanKind : ScalarKind<bool>
{
    public override string Description => "true or false";

    public override string Example => "true";

    public override Problem? TryRead(YamlScalar scalar, out bool value)
    {
        value = scalar.Text == "true";
        if (scalar.IsPlain && scalar.Text is "true" or "false")
        {
            return null;
        }

        var meant = scalar.Text.ToLowerInvariant() switch
        {
            "true" or "yes" or "on" or "y" or "1" => "write true",
            "false" or "no" or "off" or "n" or "0" => "write false",
            _ => "write true or false",
        };
        return Problem.WrongType($"Expected true or false; here is {scalar.Description}.", meant);
    }

    public override JsonObject Schema(JsonObject definitions) => new() { ["type"] = "boolean" };
}
