namespace Cyclops.Aws.Wire;

/// <summary>What the wire needs to know of a service.</summary>
/// <param name="serviceId">Name in the AWS catalogue, with spaces (<c>Auto Scaling</c>).</param>
/// <param name="apiVersion">A date; sent in every request.</param>
/// <param name="clrNamespace">Namespace of the generated client.</param>
/// <param name="baseError">Makes the service's general exception, for codes its model does not name.</param>
public sealed class ServiceShape(
    string serviceId, WireProtocol protocol, string apiVersion, string clrNamespace, ErrorFactory baseError)
{
    /// <summary>Name in the AWS catalogue.</summary>
    public string ServiceId { get; } = serviceId;

    /// <summary>Protocol the client speaks. Servers may meet others: CloudWatch takes JSON and Query.</summary>
    public WireProtocol Protocol { get; } = protocol;

    /// <summary>Date of the API.</summary>
    public string ApiVersion { get; } = apiVersion;

    /// <summary>Namespace of the generated client.</summary>
    public string ClrNamespace { get; } = clrNamespace;

    /// <summary>Makes the service's general exception.</summary>
    public ErrorFactory BaseError { get; } = baseError;

    /// <summary>Service name in the signature's credential scope (<c>elasticloadbalancing</c>).</summary>
    public string SigningName { get; init; } = "";

    /// <summary>What stands before the dot in <c>X-Amz-Target</c>; null when the service does not speak JSON.</summary>
    public string? TargetPrefix { get; init; }

    /// <summary>1.0 or 1.1, part of the JSON content type.</summary>
    public string JsonVersion { get; init; } = "1.1";

    /// <summary>Default namespace of XML answers; null when they have none.</summary>
    public string? XmlNamespace { get; init; }
}
