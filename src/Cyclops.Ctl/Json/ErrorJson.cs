using System.Text.Json;
using Cyclops.Model.Manifests;

namespace Cyclops.Ctl.Json;

/// <summary>Manifest errors as JSON.</summary>
internal static class ErrorJson
{
    public static void Write(Utf8JsonWriter json, string name, IEnumerable<ManifestError> errors)
    {
        json.WriteStartArray(name);
        foreach (var error in errors)
        {
            json.WriteStartObject();
            json.WriteString("code", error.Code);
            json.WriteString("file", error.Position.File);
            json.WriteNumber("line", error.Position.Line);
            json.WriteNumber("column", error.Position.Column);
            json.WriteString("field", error.FieldPath);
            json.WriteString("message", error.Message);
            json.WriteString("hint", error.Hint);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
