namespace Cyclops.Aws.Generator;

/// <summary>A member of a structure, with the customizations of the official SDK applied.</summary>
/// <param name="name">Name in the service model.</param>
/// <param name="property">Name of the C# property.</param>
/// <param name="json">What the model says of it.</param>
/// <param name="isEpochMillis">A number of milliseconds that the official SDK shows as a <c>DateTime</c>.</param>
internal sealed class MemberModel(
    string name, string property, JsonObject json, bool isPayload, bool isRequired, bool isEpochMillis)
{
    public string Name { get; } = name;

    public string Property { get; } = property;

    public JsonObject Json { get; } = json;

    public bool IsPayload { get; } = isPayload;

    public bool IsRequired { get; } = isRequired;

    public bool IsEpochMillis { get; } = isEpochMillis;

    /// <summary>Name of the member's shape.</summary>
    public string Shape { get; } = json.Text("shape")!;
}
