using System.Net;
using Amazon.Runtime;

namespace Cyclops.Aws.Wire;

/// <summary>Makes the typed exception of one error shape, or of a service for errors its model does not name.</summary>
/// <param name="code">The wire's error code, which need not equal the class name.</param>
public delegate AmazonServiceException ErrorFactory(
    string message, Exception? inner, ErrorType type, string code, string requestId, HttpStatusCode status);
