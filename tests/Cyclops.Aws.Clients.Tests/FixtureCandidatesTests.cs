using System.Text.Json;
using System.Text.Json.Nodes;
using Cyclops.Aws.Clients.Tests.Fuzz;

namespace Cyclops.Aws.Clients.Tests;

/// <summary>Writes candidates for fixtures when eng/freeze-aws-fixtures.sh asks for them, and checks only itself otherwise.</summary>
public sealed class FixtureCandidatesTests
{
    private const int Seed = 2026;
    private static readonly JsonSerializerOptions Compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Candidates_are_the_same_in_every_run()
    {
        var folder = Environment.GetEnvironmentVariable("CYCLOPS_FIXTURE_CANDIDATES");
        if (folder is not null)
        {
            File.WriteAllLines(Path.Combine(folder, "requests.jsonl"), Requests());
            File.WriteAllLines(Path.Combine(folder, "responses.jsonl"), Responses());
        }

        Assert.Equal(Requests().Take(50), Requests().Take(50));
        Assert.Equal(Responses().Take(50), Responses().Take(50));
    }

    private static IEnumerable<string> Requests()
    {
        foreach (var (operation, random) in RoundTripTests.Cases(Seed))
        {
            var input = Schemas.NewRequest(operation);
            if (operation.Input is { } shape)
            {
                new ValueGenerator(random, operation.Service.Protocol).Struct(shape, input, isResponse: false);
            }

            var request = WireRequest.From(operation, input);
            yield return new JsonObject
            {
                ["service"] = operation.Service.ServiceId,
                ["op"] = operation.Name,
                ["params"] = operation.Input is null ? new JsonObject() : NeutralJson.From(operation.Input, input),
                ["method"] = request.Method,
                ["url"] = request.Url,
                ["headers"] = new JsonObject(request.Headers.Select(h => KeyValuePair.Create(h.Key, (JsonNode?)h.Value))),
                ["body"] = request.Body,
            }.ToJsonString(Compact);
        }
    }

    private static IEnumerable<string> Responses()
    {
        foreach (var (operation, random) in RoundTripTests.Cases(Seed))
        {
            var output = operation.Output.Create();
            new ValueGenerator(random, operation.Service.Protocol).Struct(operation.Output, output, isResponse: true);
            var response = ServerSide.WriteResponse(operation, output);
            yield return new JsonObject
            {
                ["service"] = operation.Service.ServiceId,
                ["op"] = operation.Name,
                ["status"] = response.Status,
                ["headers"] = new JsonObject(response.Headers.Select(h => KeyValuePair.Create(h.Key, (JsonNode?)h.Value))),
                ["body"] = response.Body,
                ["value"] = NeutralJson.From(operation.Output, output),
            }.ToJsonString(Compact);
        }
    }
}
