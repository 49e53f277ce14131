using System.Collections.Generic;
using System.Linq;

namespace Cyclops.Aws.Generator;

/// <summary>Writes the exceptions of a service.</summary>
internal static class ExceptionEmitter
{
    public static string Emit(ServiceModel service)
    {
        var code = new CodeWriter("Amazon.Runtime.Internal");
        var baseClass = $"Amazon{service.BaseName}Exception";
        code.Open("namespace " + service.Namespace);
        Class(code, service, baseClass, "AmazonServiceException", []);
        code.Close();
        code.Line();
        code.Open("namespace " + service.Namespace + ".Model");

        // CloudWatch has ResourceNotFound and ResourceNotFoundException: one class with the members of both.
        foreach (var errors in service.Errors.GroupBy(service.ExceptionClass))
        {
            Class(code, service, errors.Key, baseClass, errors.ToList());
        }

        code.Close();
        return code.ToString();
    }

    private static void Class(CodeWriter code, ServiceModel service, string name, string baseClass, List<string> errors)
    {
        code.Open($"public partial class {name} : {baseClass}");
        code.Line($"public {name}() : base() {{ }}");
        code.Line($"public {name}(string message) : base(message) {{ }}");
        code.Line($"public {name}(string message, Exception innerException) : base(message, innerException) {{ }}");
        code.Line($"public {name}(Exception innerException) : base(innerException) {{ }}");
        code.Line($"public {name}(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, System.Net.HttpStatusCode statusCode) : base(message, innerException, errorType, errorCode, requestId, statusCode) {{ }}");
        code.Line($"public {name}(string message, ErrorType errorType, string errorCode, string requestId, System.Net.HttpStatusCode statusCode) : base(message, errorType, errorCode, requestId, statusCode) {{ }}");
        foreach (var member in errors.SelectMany(service.ErrorMembers).GroupBy(member => member.Property).Select(same => same.First()))
        {
            ModelEmitter.Property(code, service, member);
        }

        if (errors.Select(error => service.Shape(error).Object("retryable")).FirstOrDefault(r => r is not null) is { } retryable)
        {
            var throttling = retryable.Flag("throttling") ? "true" : "false";
            code.Line($"public override RetryableDetails Retryable {{ get; }} = new RetryableDetails({throttling});");
        }

        code.Close();
        code.Line();
    }
}
