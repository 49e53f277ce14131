using Amazon.Runtime.Internal;

namespace Cyclops.Aws.Wire;

/// <summary>One operation: its shapes, its HTTP binding and the errors its model names.</summary>
/// <param name="input">Null when the operation takes nothing.</param>
/// <param name="errors">Deferred, so that naming an operation does not build its errors.</param>
public sealed class OperationShape(
    ServiceShape service, string name, StructShape? input, StructShape output, params Func<ErrorShape>[] errors)
{
    private InvokeOptions? _options;

    /// <summary>The service it belongs to.</summary>
    public ServiceShape Service { get; } = service;

    /// <summary>Name in the service model.</summary>
    public string Name { get; } = name;

    /// <summary>Shape of the request; null when it has no members.</summary>
    public StructShape? Input { get; } = input;

    /// <summary>Shape of the response; without members when the operation answers nothing.</summary>
    public StructShape Output { get; } = output;

    /// <summary>HTTP method.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>Path template with an optional query part: <c>/2013-04-01/hostedzone/{Id}/rrset?x=y</c>.</summary>
    public string Uri { get; init; } = "/";

    /// <summary>Status of a success.</summary>
    public int HttpStatus { get; init; } = 200;

    /// <summary>Element around the members in a Query response; null when there is none.</summary>
    public string? ResultWrapper { get; init; }

    /// <summary>Root element of a REST-XML request; null when the input's own name is used.</summary>
    public string? InputName { get; init; }

    /// <summary>XML namespace of a REST-XML request.</summary>
    public string? InputNamespace { get; init; }

    /// <summary>Text the client puts before the endpoint's host; null when none.</summary>
    public string? HostPrefix { get; init; }

    /// <summary>The errors the model names for this operation.</summary>
    public IEnumerable<ErrorShape> Errors => errors.Select(error => error());

    /// <summary>Handed to the SDK for each call; immutable, so calls share it.</summary>
    public InvokeOptions Options => _options ??= new InvokeOptions
    {
        RequestMarshaller = new WireMarshaller(this),
        ResponseUnmarshaller = Service.Protocol switch
        {
            WireProtocol.Json or WireProtocol.RestJson => new WireJsonUnmarshaller(this),
            WireProtocol.Ec2 => new WireEc2Unmarshaller(this),
            _ => new WireXmlUnmarshaller(this),
        },
    };

    /// <summary>The error this operation declares under a wire code; null when it declares none such.</summary>
    public ErrorShape? FindError(string? code) =>
        code is null ? null : Errors.FirstOrDefault(error => error.Code == code);

    /// <summary>
    /// The declared error that an exception stands for. Two codes may share one class, so the exception's own
    /// code decides where it has one. Null when this operation declares none such.
    /// </summary>
    public ErrorShape? FindError(Amazon.Runtime.AmazonServiceException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return FindError(string.IsNullOrEmpty(exception.ErrorCode) ? null : exception.ErrorCode)
            ?? Errors.FirstOrDefault(error => error.ExceptionType == exception.GetType());
    }
}
