using Amazon.Runtime;
using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.S3;

namespace Cyclops.LocalCloud.Protocol;

/// <summary>All operations, found by what a request carries: target header, form action, or method and path.</summary>
public sealed class OperationTable
{
    private readonly Dictionary<string, Operation> _byTarget = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Signing, string Version, string Action), Operation> _byAction = [];
    private readonly Dictionary<(string Version, string Action), Operation> _byVersion = [];
    private readonly List<RestRoute> _routes = [];
    private readonly Dictionary<Type, ErrorShape> _errors = [];

    // By name: a schema's lazy property may give two threads an instance each.
    private readonly Dictionary<(string Service, string Operation), Func<object?, CallContext, object>> _handlers = [];
    private readonly List<(string Name, OperationShape Shape, string ValidationCode)> _shapes = [];

    internal IReadOnlyList<RestRoute> Routes => _routes;

    internal S3Requests S3 { get; } = new();

    /// <summary>Names the operations of a service; those without a handler answer NotImplemented.</summary>
    /// <param name="validationCode">The service's error code for a required member that is missing.</param>
    public OperationTable Add(string service, IEnumerable<OperationShape> operations, string validationCode = "ValidationError")
    {
        _shapes.AddRange(operations.Select(o => (service, o, validationCode)));
        return this;
    }

    /// <summary>Serves one operation.</summary>
    public OperationTable On<TRequest, TResponse>(OperationShape operation, Func<TRequest, CallContext, TResponse> handler)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse
    {
        _handlers[(operation.Service.ServiceId, operation.Name)] = (request, call) => handler((TRequest)request!, call);
        return this;
    }

    /// <summary>Calls an operation as a service does on a user's behalf: no wire, no faults, no throttling.</summary>
    /// <exception cref="AmazonServiceException">What the operation answers, or NotImplemented.</exception>
    internal object Call(OperationShape operation, object request, CallContext call) =>
        _handlers.TryGetValue((operation.Service.ServiceId, operation.Name), out var handler)
            ? handler(request, call)
            : throw AwsErrors.Receiver("NotImplemented", $"The local cloud does not serve {operation.Service.ServiceId} {operation.Name}.", 501);

    /// <returns>All operations.</returns>
    internal IReadOnlyList<Operation> Freeze()
    {
        var operations = new List<Operation>();
        foreach (var (service, shape, validationCode) in _shapes)
        {
            var operation = new Operation(service, shape, validationCode, _handlers.GetValueOrDefault((shape.Service.ServiceId, shape.Name)));
            operations.Add(operation);
            Index(operation);
            foreach (var error in shape.Errors)
            {
                _errors.TryAdd(error.ExceptionType, error);
            }
        }

        // The most literal path first: /2013-04-01/hostedzone/{Id}/rrset before /2013-04-01/hostedzone/{Id+}.
        _routes.Sort((a, b) => b.Literals.CompareTo(a.Literals));
        return operations;
    }

    internal Operation? ByTarget(string target) => _byTarget.GetValueOrDefault(target);

    internal Operation? ByAction(string signing, string version, string action) =>
        _byAction.GetValueOrDefault((signing, version, action)) ?? _byVersion.GetValueOrDefault((version, action));

    internal ErrorShape? Error(AmazonServiceException exception) => _errors.GetValueOrDefault(exception.GetType());

    private void Index(Operation operation)
    {
        var service = operation.Shape.Service;

        // A service may speak several protocols (CloudWatch: JSON and Query), so the request decides.
        if (service.TargetPrefix is not null)
        {
            _byTarget[service.TargetPrefix + "." + operation.Name] = operation;
        }

        if (service == S3Shapes.Service)
        {
            S3.Add(operation);
            return;
        }

        if (service.Protocol is WireProtocol.RestJson or WireProtocol.RestXml)
        {
            _routes.Add(new RestRoute(service.SigningName, operation));
            return;
        }

        _byAction[(service.SigningName, service.ApiVersion, operation.Name)] = operation;
        _byVersion.TryAdd((service.ApiVersion, operation.Name), operation);
    }
}
