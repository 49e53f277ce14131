using System.Collections.Generic;
using System.Linq;

namespace Cyclops.Aws.Generator;

/// <summary>An operation as its service model describes it.</summary>
internal sealed class OperationModel(string name, JsonObject json)
{
    public string Name { get; } = name;

    /// <summary>What the model says of it.</summary>
    public JsonObject Json { get; } = json;

    /// <summary>Shape of the request; null when the operation takes nothing.</summary>
    public string? Input { get; } = json.Object("input")?.Text("shape");

    /// <summary>Shape of the response; null when the operation answers nothing.</summary>
    public string? Output { get; } = json.Object("output")?.Text("shape");

    /// <summary>Shapes of the errors it names.</summary>
    public IReadOnlyList<string> Errors { get; } =
        json.Objects("errors").Select(error => error.Text("shape")!).Distinct().ToList();

    public string RequestClass => Name + "Request";

    public string ResponseClass => Name + "Response";

    /// <summary>Requests go out unsigned.</summary>
    public bool IsAnonymous => Json.Text("authtype") == "none";
}
