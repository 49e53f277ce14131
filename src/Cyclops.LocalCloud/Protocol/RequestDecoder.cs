using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.S3;
using Microsoft.AspNetCore.WebUtilities;
using static System.Text.Encoding;

namespace Cyclops.LocalCloud.Protocol;

/// <summary>From an HTTP request to an operation and its typed input.</summary>
internal sealed class RequestDecoder(OperationTable table)
{
    /// <summary>Null when no operation is meant by the request.</summary>
    /// <exception cref="System.Text.Json.JsonException">The body is no JSON.</exception>
    /// <exception cref="FormatException">A value has the wrong form.</exception>
    public DecodedCall? Decode(WireRequest request, SigningScope scope)
    {
        if (S3Requests.IsFor(request, scope))
        {
            return table.S3.Decode(request, scope);
        }

        if (request.Header("X-Amz-Target") is { } target)
        {
            return table.ByTarget(target) is { } operation
                ? new DecodedCall(operation, operation.Shape.Input is { } input ? JsonDecoder.Read(request.Body.Span, input) : null, WireProtocol.Json)
                : null;
        }

        return request.Header("Content-Type")?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true
            ? Form(request, scope)
            : Rest(request, scope);
    }

    private DecodedCall? Form(WireRequest request, SigningScope scope)
    {
        var root = new FormNode();
        foreach (var field in QueryHelpers.ParseQuery(UTF8.GetString(request.Body.Span)))
        {
            root.Add(field.Key, field.Value.ToString());
        }

        var operation = table.ByAction(scope.Service, root["Version"]?.Value ?? "", root["Action"]?.Value ?? "");
        if (operation is null)
        {
            return null;
        }

        var ec2 = operation.Shape.Service.Protocol == WireProtocol.Ec2;
        var input = operation.Shape.Input is { } shape ? FormDecoder.ReadStruct(root, shape, ec2) : null;
        return new DecodedCall(operation, input, ec2 ? WireProtocol.Ec2 : WireProtocol.Query);
    }

    private DecodedCall? Rest(WireRequest request, SigningScope scope)
    {
        var path = request.Path.Trim('/').Split('/');
        foreach (var route in table.Routes)
        {
            if (route.Matches(request.Method, scope.Service, path, out var variables))
            {
                var shape = route.Operation.Shape;
                var input = shape.Input is null ? null : RestInput.Read(shape, request, variables);
                return new DecodedCall(route.Operation, input, shape.Service.Protocol);
            }
        }

        return null;
    }
}
