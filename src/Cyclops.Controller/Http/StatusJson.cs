using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cyclops.Controller.Store;

namespace Cyclops.Controller.Http;

/// <summary>Generated readers and writers of our JSON; names are camelCase and stay as they are.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip)]
[JsonSerializable(typeof(StatusDocument))]
[JsonSerializable(typeof(ObjectDocument))]
[JsonSerializable(typeof(ProblemDocument))]
[JsonSerializable(typeof(IReadOnlyList<LedgerField>))]
internal sealed partial class StatusJson : JsonSerializerContext
{
    /// <summary>One line; for the store.</summary>
    public static StatusJson Compact { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>For people, too. It is never part of a page of HTML, so quotes and the like stay readable.</summary>
    public static StatusJson Indented { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
