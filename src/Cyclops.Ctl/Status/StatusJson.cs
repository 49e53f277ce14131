using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cyclops.Ctl.Status;

/// <summary>Generated reader and writer. The default encoder escapes all but ASCII: nothing acts on a terminal.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(StatusDocument))]
[JsonSerializable(typeof(IReadOnlyList<ObjectDocument>))]
[JsonSerializable(typeof(ObjectDocument))]
internal sealed partial class StatusJson : JsonSerializerContext;
