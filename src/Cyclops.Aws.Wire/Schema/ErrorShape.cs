using System.Net;
using Amazon.Runtime;

namespace Cyclops.Aws.Wire;

/// <summary>An error that a service model names.</summary>
/// <param name="code">Code on the wire (<c>LoadBalancerNotFound</c>); often not the class name.</param>
/// <param name="httpStatus">Status the service answers with.</param>
/// <param name="isSenderFault">The request was wrong, as opposed to the service failing.</param>
/// <param name="members">Null when the exception carries nothing but a message.</param>
public sealed class ErrorShape(
    string code, int httpStatus, bool isSenderFault, ErrorFactory create, StructShape? members = null)
{
    private Type? _exceptionType;

    /// <summary>Code on the wire.</summary>
    public string Code { get; } = code;

    /// <summary>HTTP status the service answers with.</summary>
    public int HttpStatus { get; } = httpStatus;

    /// <summary>The request was wrong, as opposed to the service failing.</summary>
    public bool IsSenderFault { get; } = isSenderFault;

    /// <summary>Makes the typed exception.</summary>
    public ErrorFactory Create { get; } = create;

    /// <summary>Further members; null when there are none.</summary>
    public StructShape? Members { get; } = members;

    /// <summary>The class that <see cref="Create"/> makes. Several error shapes of one service may share it.</summary>
    public Type ExceptionType =>
        _exceptionType ??= Create("", null, ErrorType.Unknown, Code, "", default(HttpStatusCode)).GetType();
}
