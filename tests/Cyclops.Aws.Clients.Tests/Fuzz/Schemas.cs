using System.Reflection;
using Amazon.ECS;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Cyclops.Aws.Wire;

namespace Cyclops.Aws.Clients.Tests.Fuzz;

/// <summary>Every operation of every service in the clients' project.</summary>
internal static class Schemas
{
    private static readonly Assembly Clients = typeof(AmazonECSClient).Assembly;

    /// <summary>In a stable order.</summary>
    public static IReadOnlyList<OperationShape> Operations { get; } =
    [
        .. Clients.GetTypes()
            .Where(type => type.Name.EndsWith("Schema", StringComparison.Ordinal) && type.GetProperty("Operations") is not null)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .SelectMany(type => (IEnumerable<OperationShape>)type.GetProperty("Operations")!.GetValue(null)!),
    ];

    public static OperationShape Operation(string serviceId, string name) =>
        Operations.Single(operation => operation.Service.ServiceId == serviceId && operation.Name == name);

    /// <summary>A request with nothing set.</summary>
    public static AmazonWebServiceRequest NewRequest(OperationShape operation)
    {
        if (operation.Input is { } input)
        {
            return (AmazonWebServiceRequest)input.Create();
        }

        var name = $"{operation.Service.ClrNamespace}.Model.{operation.Name}Request";
        var type = Clients.GetType(name) ?? typeof(AmazonSecurityTokenServiceClient).Assembly.GetType(name);
        return (AmazonWebServiceRequest)Activator.CreateInstance(type!)!;
    }
}
