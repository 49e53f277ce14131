using System.Text.Json.Nodes;
using Cyclops.Aws.Clients.Tests.Fuzz;
using Cyclops.Aws.Wire;

namespace Cyclops.Aws.Clients.Tests;

/// <summary>Random requests and responses of every operation, written by one side and read by the other.</summary>
public sealed class RoundTripTests
{
    private const int CasesPerOperation = 3;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Servers_read_what_clients_write(int seed)
    {
        var failures = new List<string>();
        foreach (var (operation, random) in Cases(seed).Where(c => c.Operation.Input is not null))
        {
            var input = Schemas.NewRequest(operation);
            new ValueGenerator(random, operation.Service.Protocol).Struct(operation.Input!, input, isResponse: false);
            var request = WireRequest.From(operation, input);

            Compare(operation, operation.Input!, input, ServerSide.ReadRequest(operation, request), request.Url + " " + request.Body, failures);
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures.Take(3)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Clients_read_what_servers_write(int seed)
    {
        var failures = new List<string>();
        foreach (var (operation, random) in Cases(seed))
        {
            var output = operation.Output.Create();
            new ValueGenerator(random, operation.Service.Protocol).Struct(operation.Output, output, isResponse: true);
            var response = ServerSide.WriteResponse(operation, output);

            Compare(operation, operation.Output, output, response.Read(operation), response.Body, failures);
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures.Take(3)));
    }

    [Fact]
    public void Every_service_of_the_project_is_covered()
    {
        var services = Schemas.Operations.Select(operation => operation.Service.ServiceId).Distinct().ToList();

        Assert.True(services.Count >= 17, string.Join(", ", services));
        Assert.Contains("STS", services);
        Assert.Equal(5, Schemas.Operations.Select(operation => operation.Service.Protocol).Distinct().Count());
    }

    internal static IEnumerable<(OperationShape Operation, Random Random)> Cases(int seed)
    {
        foreach (var operation in Schemas.Operations)
        {
            for (var i = 0; i < CasesPerOperation; i++)
            {
                yield return (operation, new Random(Seed(seed, operation, i)));
            }
        }
    }

    /// <summary>Stable over runs, which string hash codes are not.</summary>
    private static int Seed(int seed, OperationShape operation, int index) =>
        (operation.Service.ServiceId + operation.Name).Aggregate((seed * 31) + index, (hash, c) => unchecked((hash * 31) + c)) & int.MaxValue;

    private static void Compare(OperationShape operation, StructShape shape, object sent, object received, string wire, List<string> failures)
    {
        var expected = NeutralJson.Normalized(NeutralJson.From(shape, sent), operation.Service.Protocol);
        var actual = NeutralJson.Normalized(NeutralJson.From(shape, received), operation.Service.Protocol);
        if (!JsonNode.DeepEquals(expected, actual))
        {
            failures.Add($"{operation.Service.ServiceId}.{operation.Name}\n sent {expected?.ToJsonString()}\n read {actual?.ToJsonString()}\n wire {wire}");
        }
    }
}
