using System.Text.Json.Nodes;
using Cyclops.Aws.Clients.Tests.Fixtures;
using Cyclops.Aws.Clients.Tests.Fuzz;

namespace Cyclops.Aws.Clients.Tests;

/// <summary>Replays what botocore judged right when it was frozen.</summary>
public sealed class FixtureReplayTests
{
    [Fact]
    public void Requests_are_byte_for_byte_those_botocore_agreed_with()
    {
        var count = 0;
        foreach (var fixture in FixtureFile.Read("requests.jsonl.gz"))
        {
            var operation = Schemas.Operation(Text(fixture, "service"), Text(fixture, "op"));
            var input = Schemas.NewRequest(operation);
            if (operation.Input is { } shape)
            {
                NeutralJson.Fill(shape, input, fixture["params"]!.AsObject());
            }

            var request = WireRequest.From(operation, input);

            Assert.Equal((Text(fixture, "method"), Text(fixture, "url"), Text(fixture, "body")), (request.Method, request.Url, request.Body));
            Assert.Equal(
                fixture["headers"]!.AsObject().ToDictionary(h => h.Key, h => h.Value!.GetValue<string>()), request.Headers);
            count++;
        }

        Assert.True(count >= Schemas.Operations.Count * 2, $"only {count} requests are frozen");
    }

    [Fact]
    public void Responses_are_read_as_botocore_reads_them()
    {
        var count = 0;
        foreach (var fixture in FixtureFile.Read("responses.jsonl.gz"))
        {
            var operation = Schemas.Operation(Text(fixture, "service"), Text(fixture, "op"));
            var headers = fixture["headers"]!.AsObject().ToDictionary(h => h.Key, h => h.Value!.GetValue<string>(), StringComparer.OrdinalIgnoreCase);
            var response = new WireResponse(fixture["status"]!.GetValue<int>(), headers, Text(fixture, "body"));

            var value = NeutralJson.From(operation.Output, response.Read(operation));

            var protocol = operation.Service.Protocol;
            Assert.True(
                JsonNode.DeepEquals(NeutralJson.Normalized(fixture["value"], protocol), NeutralJson.Normalized(value, protocol)),
                $"{operation.Service.ServiceId}.{operation.Name}\n{fixture["value"]!.ToJsonString()}\n{value.ToJsonString()}");
            count++;
        }

        Assert.True(count >= Schemas.Operations.Count * 2, $"only {count} responses are frozen");
    }

    private static string Text(JsonObject fixture, string name) => fixture[name]!.GetValue<string>();
}
