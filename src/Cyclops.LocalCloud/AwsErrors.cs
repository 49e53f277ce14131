using System.Net;
using Amazon.Runtime;

namespace Cyclops.LocalCloud;

/// <summary>Errors as AWS names them; throw one from a handler. A typed exception of a service's model does as well.</summary>
public static class AwsErrors
{
    /// <summary>An error of the caller, HTTP 400 unless said otherwise.</summary>
    public static AmazonServiceException Sender(string code, string message, int status = 400) =>
        new(message, ErrorType.Sender, code, "", (HttpStatusCode)status);

    /// <summary>An error of AWS, HTTP 500 unless said otherwise.</summary>
    public static AmazonServiceException Receiver(string code, string message, int status = 500) =>
        new(message, ErrorType.Receiver, code, "", (HttpStatusCode)status);

    /// <summary><c>ValidationError</c>, as the Query services (ELB, CloudFormation, Auto Scaling, RDS) answer bad input.</summary>
    public static AmazonServiceException Validation(string message) => Sender("ValidationError", message);
}
