using System;
using System.Collections.Generic;
using System.Linq;

namespace Cyclops.Aws.Generator;

/// <summary>A trimmed service model, seen through the official SDK's names and customizations.</summary>
internal sealed class ServiceModel
{
    private readonly JsonObject _shapes;
    private readonly HashSet<string> _nested;

    private ServiceModel(JsonObject root)
    {
        Root = root;
        _shapes = root.RequiredObject("shapes");
        Metadata = root.RequiredObject("metadata");
        Customizations = root.RequiredObject("dotnet");
        BaseName = Customizations.Text("baseName") ?? throw new FormatException("\"dotnet.baseName\" is missing");
        Namespace = Customizations.Text("namespace") ?? "Amazon." + BaseName;
        Protocol = Customizations.Text("protocol") ?? Metadata.Text("protocol") ?? "";
        var operations = root.RequiredObject("operations");
        Operations = operations.Names
            .OrderBy(name => name, StringComparer.Ordinal)
            .Select(name => new OperationModel(name, operations.RequiredObject(name)))
            .ToList();
        Errors = Operations.SelectMany(operation => operation.Errors).Distinct().OrderBy(e => e, StringComparer.Ordinal).ToList();
        _nested = new HashSet<string>(_shapes.Names.SelectMany(PartsOf), StringComparer.Ordinal);
    }

    public JsonObject Root { get; }

    public JsonObject Metadata { get; }

    /// <summary>The entry of <c>services.json</c>.</summary>
    public JsonObject Customizations { get; }

    /// <summary>What stands in class names: <c>AmazonECSClient</c>.</summary>
    public string BaseName { get; }

    /// <summary>Namespace of the client.</summary>
    public string Namespace { get; }

    /// <summary>The namespace without <c>Amazon.</c>: paginator factories are named after it.</summary>
    public string ShortNamespace =>
        Namespace.StartsWith("Amazon.", StringComparison.Ordinal) ? Namespace.Substring("Amazon.".Length) : Namespace;

    public string ServiceId => Metadata.Text("serviceId") ?? "";

    public string ApiVersion => Metadata.Text("apiVersion") ?? "";

    public string Protocol { get; }

    /// <summary>Service name in the signature's scope.</summary>
    public string SigningName => Metadata.Text("signingName") ?? EndpointPrefix;

    public string EndpointPrefix => Metadata.Text("endpointPrefix") ?? "";

    /// <summary>Class that holds the service's schema.</summary>
    public string SchemaClass => BaseName + "Schema";

    /// <summary>In ordinal order.</summary>
    public IReadOnlyList<OperationModel> Operations { get; }

    /// <summary>Shapes of all errors that operations name, in ordinal order.</summary>
    public IReadOnlyList<string> Errors { get; }

    /// <summary>In ordinal order.</summary>
    public IEnumerable<string> ShapeNames => _shapes.Names.OrderBy(name => name, StringComparer.Ordinal);

    /// <exception cref="FormatException">The text is not a trimmed model.</exception>
    public static ServiceModel Parse(string json) => new(JsonParser.Parse(json));

    /// <exception cref="FormatException">The model refers to a shape it does not hold.</exception>
    public JsonObject Shape(string name) =>
        _shapes.Object(name) ?? throw new FormatException($"shape \"{name}\" is missing");

    public string Type(string shape) => Shape(shape).Text("type") ?? "";

    public bool IsEnum(string shape) => Type(shape) == "string" && Shape(shape).Has("enum");

    public bool IsDocument(string shape) => Shape(shape).Flag("document");

    public bool IsError(string shape) => Shape(shape).Flag("exception") || Errors.Contains(shape);

    /// <summary>Name of the class of a structure or enum.</summary>
    public string ClassName(string shape) =>
        Customizations.Object("renameShapes")?.Text(shape) ?? Naming.Capital(shape);

    /// <summary>Name of the class of an error. Several errors may share one.</summary>
    public string ExceptionClass(string shape) => Naming.ExceptionClass(ClassName(shape));

    /// <summary>Shapes of structures with classes of their own: requests and responses are classes of their operations.</summary>
    public IEnumerable<string> Structures()
    {
        var tops = new HashSet<string>(Operations.SelectMany(o => new[] { o.Input, o.Output }).OfType<string>(), StringComparer.Ordinal);
        var seen = new HashSet<string>(Operations.SelectMany(o => new[] { o.RequestClass, o.ResponseClass }), StringComparer.Ordinal);
        return ShapeNames.Where(shape =>
            Type(shape) == "structure" && !IsError(shape) && !IsDocument(shape)
            && (!tops.Contains(shape) || _nested.Contains(shape))
            && seen.Add(ClassName(shape)));
    }

    /// <summary>Members of a structure, in model order.</summary>
    /// <param name="className">Its class; customizations may be written under either name.</param>
    public IEnumerable<MemberModel> Members(string shape, string className)
    {
        var structure = Shape(shape);
        if (structure.Object("members") is not { } members)
        {
            return [];
        }

        var required = new HashSet<string>(structure.Texts("required"), StringComparer.Ordinal);
        var excluded = new HashSet<string>(CustomList("excludeMembers", shape, className).Concat(CustomList("excludeMembers", "*", "*")), StringComparer.Ordinal);
        var epochMillis = new HashSet<string>(CustomList("epochMillis", shape, className), StringComparer.Ordinal);
        var renamed = Customizations.Object("renameMembers") is { } all ? all.Object(shape) ?? all.Object(className) : null;
        return members.Names.Where(name => !excluded.Contains(name)).Select(name => new MemberModel(
            name,
            renamed?.Text(name) ?? Naming.Capital(name),
            members.RequiredObject(name),
            isPayload: structure.Text("payload") == name,
            isRequired: required.Contains(name),
            isEpochMillis: epochMillis.Contains(name)));
    }

    /// <summary>Members of an error; the message is part of every exception.</summary>
    public IEnumerable<MemberModel> ErrorMembers(string shape) =>
        Members(shape, ExceptionClass(shape)).Where(member => member.Property != "Message");

    private IEnumerable<string> CustomList(string kind, string shape, string className) =>
        Customizations.Object(kind) is { } all ? all.Texts(all.Has(shape) ? shape : className) : [];

    private IEnumerable<string> PartsOf(string name)
    {
        var shape = Shape(name);
        var members = shape.Object("members");
        var parts = members?.Names.Select(member => members.Object(member)) ?? [];
        return parts
            .Concat([shape.Object("member"), shape.Object("value")])
            .Select(part => part?.Text("shape"))
            .OfType<string>();
    }
}
