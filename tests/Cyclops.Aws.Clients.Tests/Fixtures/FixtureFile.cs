using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Cyclops.Aws.Clients.Tests.Fixtures;

/// <summary>Requests and responses that botocore agreed with; eng/freeze-aws-fixtures.sh makes them.</summary>
internal static class FixtureFile
{
    public static IEnumerable<JsonObject> Read(string name)
    {
        using var packed = typeof(FixtureFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is missing; run eng/freeze-aws-fixtures.sh.");
        using var text = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        while (text.ReadLine() is { } line)
        {
            yield return JsonNode.Parse(line)!.AsObject();
        }
    }
}
