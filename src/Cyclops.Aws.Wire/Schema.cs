using System.Collections;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Cyclops.Aws.Wire;

public enum WireKind : byte { Struct, List, Map, String, Enum, Bool, Int, Long, Float, Double, Time, EpochMillis, Blob, Document }

public enum Loc : byte { Body, Uri, Query, Header, Headers, StatusCode, Payload }

public abstract class Shape(WireKind kind)
{
    public WireKind Kind { get; } = kind;
}

public sealed class SimpleShape(WireKind kind) : Shape(kind);

public sealed class EnumShape(Func<string, ConstantClass> parse) : Shape(WireKind.Enum)
{
    public Func<string, ConstantClass> Parse { get; } = parse;
}

public sealed class ListShape(Func<IList> create, Shape element, string? elementName = null, bool flattened = false) : Shape(WireKind.List)
{
    public Shape Element { get; } = element;
    public string? ElementName { get; } = elementName;
    public bool Flattened { get; } = flattened;
    public IList Create() => create();
}

public sealed class MapShape(Func<IDictionary> create, Shape value, string keyName = "key", string valueName = "value", bool flattened = false) : Shape(WireKind.Map)
{
    public Shape Value { get; } = value;
    public string KeyName { get; } = keyName;
    public string ValueName { get; } = valueName;
    public bool Flattened { get; } = flattened;
    public IDictionary Create() => create();
}

/// <summary>One member: its model name, wire names and binding. Access to the CLR property goes through the owning <see cref="StructShape"/> by index.</summary>
public sealed class Member(string name, Shape shape)
{
    public string Name { get; } = name;
    public Shape Shape { get; } = shape;
    public string? LocationName { get; init; }
    public string? QueryName { get; init; }
    public Loc Loc { get; init; }
    public bool Idempotency { get; init; }
    public bool Required { get; init; }
    public bool XmlAttribute { get; init; }
    public string? XmlNamespace { get; init; }
    public bool HostLabel { get; init; }

    private byte[]? _utf8;
    public string JsonName => LocationName ?? Name;
    public ReadOnlySpan<byte> JsonNameUtf8 => _utf8 ??= System.Text.Encoding.UTF8.GetBytes(JsonName);
    public string XmlName
    {
        get
        {
            if (Shape is ListShape { Flattened: true, ElementName: { } n }) return n;
            return LocationName ?? Name;
        }
    }
}

public abstract class StructShape(string name) : Shape(WireKind.Struct)
{
    private Member[]? _members;
    public string Name { get; } = name;
    /// <summary>Built on first use: recursion between structures is harmless and untouched shapes cost nothing.</summary>
    public Member[] Members => _members ??= Build();
    public bool AllBody => _allBody ??= Array.TrueForAll(Members, m => m.Loc == Loc.Body);
    private bool? _allBody;
    protected abstract Member[] Build();
    public abstract object Create();
    public abstract object? Get(object o, int index);
    public abstract void Set(object o, int index, object? value);
}

public delegate AmazonServiceException ErrorFactory(string message, Exception? inner, ErrorType type, string code, string requestId, System.Net.HttpStatusCode status);

/// <summary><paramref name="members"/> is null when the exception carries nothing but a message.</summary>
public sealed class ErrorShape(string code, int status, bool sender, ErrorFactory create, StructShape? members = null)
{
    public string Code { get; } = code;
    public int HttpStatus { get; } = status;
    public bool Sender { get; } = sender;
    public ErrorFactory Create { get; } = create;
    public StructShape? Members { get; } = members;
}

public enum Protocol : byte { Json, Query, Ec2, RestXml, RestJson }

public sealed class ServiceShape(string serviceId, Protocol protocol, string apiVersion, string clrNamespace, ErrorFactory baseError)
{
    public string ServiceId { get; } = serviceId;
    public Protocol Protocol { get; } = protocol;
    public string ApiVersion { get; } = apiVersion;
    public string ClrNamespace { get; } = clrNamespace;
    public ErrorFactory BaseError { get; } = baseError;
    public string SigningName { get; init; } = "";
    public string? TargetPrefix { get; init; }
    public string JsonVersion { get; init; } = "1.1";
    public string? XmlNamespace { get; init; }
}

public sealed class OperationShape(ServiceShape service, string name, StructShape? input, StructShape output, params Func<ErrorShape>[] errors)
{
    public ServiceShape Service { get; } = service;
    public string Name { get; } = name;
    public StructShape? Input { get; } = input;
    public StructShape Output { get; } = output;
    public string Method { get; init; } = "POST";
    public string Uri { get; init; } = "/";
    public int HttpStatus { get; init; } = 200;
    public string? ResultWrapper { get; init; }
    public string? InputName { get; init; }
    public string? InputNamespace { get; init; }
    public string? HostPrefix { get; init; }
    public Func<ErrorShape>[] Errors { get; } = errors;

    private InvokeOptions? _options;
    /// <summary>The immutable options handed to AmazonServiceClient.InvokeAsync; safe to share between calls.</summary>
    public InvokeOptions Options => _options ??= new InvokeOptions
    {
        RequestMarshaller = new WireMarshaller(this),
        ResponseUnmarshaller = Service.Protocol switch
        {
            Protocol.Json or Protocol.RestJson => new WireJsonUnmarshaller(this),
            Protocol.Ec2 => new WireEc2Unmarshaller(this),
            _ => new WireXmlUnmarshaller(this),
        },
    };
}

public static class W
{
    public static readonly Shape String = new SimpleShape(WireKind.String);
    public static readonly Shape Bool = new SimpleShape(WireKind.Bool);
    public static readonly Shape Int = new SimpleShape(WireKind.Int);
    public static readonly Shape Long = new SimpleShape(WireKind.Long);
    public static readonly Shape Float = new SimpleShape(WireKind.Float);
    public static readonly Shape Double = new SimpleShape(WireKind.Double);
    public static readonly Shape Time = new SimpleShape(WireKind.Time);
    public static readonly Shape EpochMillis = new SimpleShape(WireKind.EpochMillis);
    public static readonly Shape Blob = new SimpleShape(WireKind.Blob);
    public static readonly Shape Document = new SimpleShape(WireKind.Document);

    /// <summary>Same meaning as the official IsSetXxx(): null is unset, and an empty collection is unset only in the legacy InitializeCollections mode.</summary>
    internal static bool IsSet(object? v) => v switch
    {
        null => false,
        string => true,
        Amazon.Runtime.Documents.Document d => !d.IsNull(),
        ICollection { Count: 0 } => !Amazon.AWSConfigs.InitializeCollections,
        _ => true,
    };
}
