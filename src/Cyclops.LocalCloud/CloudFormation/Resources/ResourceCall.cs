using System.Text.Json.Nodes;
using Amazon.Runtime;
using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.Protocol;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary>What a resource type works with: the properties, and the operations of all services.</summary>
/// <param name="PhysicalId">Empty at creation.</param>
/// <param name="Previous">The properties before an update; empty otherwise.</param>
internal sealed record ResourceCall(
    OperationTable Operations, IdSource Ids, CallContext Context, string StackName, string LogicalId, string PhysicalId, JsonObject Properties, JsonObject Previous)
{
    /// <summary>The services that have no operations.</summary>
    public required UnservedServices Unserved { get; init; }

    public bool Has(string property) => Properties.ContainsKey(property);

    /// <summary>A property as text; null when it is not given.</summary>
    public string? Text(string property) => Properties[property] is { } value ? Templates.Resolver.Text(value) : null;

    /// <summary>A property as text, or the failure of a resource that lacks it.</summary>
    public string Required(string property) =>
        Text(property) ?? throw AwsErrors.Validation($"Property {property} cannot be empty.");

    /// <summary>The texts of a list; empty when it is not given.</summary>
    public IReadOnlyList<string> Texts(string property) =>
        Properties[property] is JsonArray items ? [.. items.Select(Templates.Resolver.Text)] : [];

    public bool Changed(string property) => !JsonNode.DeepEquals(Properties[property], Previous[property]);

    /// <summary>A copy of the properties but for some.</summary>
    public JsonObject Without(params ReadOnlySpan<string> names)
    {
        var copy = (JsonObject)Properties.DeepClone();
        foreach (var name in names)
        {
            copy.Remove(name);
        }

        return copy;
    }

    /// <summary>The tags as EC2's creations take them.</summary>
    public JsonArray TagSpecifications(string kind) => Properties["Tags"] is JsonArray { Count: > 0 } tags
        ? [new JsonObject { ["ResourceType"] = kind, ["Tags"] = tags.DeepClone() }]
        : [];

    /// <summary>The name a template gives, or one made of stack, logical id and chance as CloudFormation makes them.</summary>
    public string NameOr(string property, int longest, bool lower = false)
    {
        if (Text(property) is { } given)
        {
            return given;
        }

        const int Suffix = 12;
        var room = (longest - Suffix - 2) / 2;
        var stack = StackName.Length + LogicalId.Length <= longest - Suffix - 2 ? StackName : StackName[..Math.Min(StackName.Length, room)];
        var logical = LogicalId[..Math.Min(LogicalId.Length, longest - Suffix - 2 - stack.Length)];
        var name = Tidy($"{stack}-{logical}-{Ids.Upper(Suffix)}");
        return lower ? name.ToLowerInvariant() : name;
    }

    /// <summary>The name of a final snapshot as CloudFormation makes it.</summary>
    public string SnapshotName() => Tidy($"{StackName}-snapshot-{LogicalId}-{Ids.Upper(12)}".ToLowerInvariant());

    /// <summary>Calls an operation with a request written by the names of its model.</summary>
    public TResponse Call<TResponse>(OperationShape operation, JsonObject request)
        where TResponse : AmazonWebServiceResponse =>
        (TResponse)Operations.Call(operation, ShapeReader.Read(operation.Input!, request), Context);

    /// <summary>Calls an operation whose answer says nothing.</summary>
    public void Call(OperationShape operation, JsonObject request) =>
        Operations.Call(operation, ShapeReader.Read(operation.Input!, request), Context);

    /// <summary>Calls a description: the answer by the names of its model.</summary>
    public JsonObject Read(OperationShape operation, JsonObject request) =>
        ShapeWriter.Write(operation.Output!, Operations.Call(operation, ShapeReader.Read(operation.Input!, request), Context));

    /// <summary>Calls a description of one: the first of a list in the answer.</summary>
    /// <exception cref="AmazonServiceException">It lists nothing: the resource is gone.</exception>
    public JsonObject ReadOne(OperationShape operation, JsonObject request, string list) =>
        (Read(operation, request)[list] as JsonArray)?.FirstOrDefault() as JsonObject ?? throw Gone();

    /// <summary>The absence that a description tells by listing nothing.</summary>
    public AmazonServiceException Gone() => AwsErrors.Sender("ResourceNotFound", $"{PhysicalId} is not there");

    /// <summary>Calls a deletion; what is gone already is as good as deleted.</summary>
    public void CallIgnoringAbsence(OperationShape operation, JsonObject request) => IgnoringAbsence(() => Call(operation, request));

    /// <summary>Does a deletion; what is gone already is as good as deleted.</summary>
    public static void IgnoringAbsence(Action delete)
    {
        try
        {
            delete();
        }
        catch (AmazonServiceException e) when (IsAbsence(e))
        {
            // Deleted behind the stack's back.
        }
    }

    /// <summary>A name that was cut at a hyphen would have two of them, which some services refuse.</summary>
    private static string Tidy(string name) => name.Replace("--", "-", StringComparison.Ordinal);

    /// <summary>Whether an error says that the resource is not there.</summary>
    public static bool IsAbsence(AmazonServiceException error) =>
        error.ErrorCode is { Length: > 0 } code
            ? code.Contains("NotFound", StringComparison.Ordinal) || code.Contains("NoSuch", StringComparison.Ordinal)
            : error.GetType().Name is var name && (name.Contains("NotFound", StringComparison.Ordinal) || name.StartsWith("NoSuch", StringComparison.Ordinal));
}
