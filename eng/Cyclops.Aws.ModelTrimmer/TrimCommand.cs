using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Cyclops.Aws.ModelTrimmer;

/// <summary>Trims every service that the manifest lists; the same input gives the same bytes.</summary>
internal static class TrimCommand
{
    /// <summary>Keys of a manifest entry that say what to trim; the others go into the model, for the generator.</summary>
    private static readonly string[] TrimKeys = ["data", "operations"];

    /// <exception cref="FormatException">A service or operation does not exist; names it.</exception>
    public static void Run(string dataFolder, string manifestPath, string outputFolder)
    {
        Directory.CreateDirectory(outputFolder);
        foreach (var (name, entry) in JsonNode.Parse(File.ReadAllText(manifestPath))!.AsObject())
        {
            var service = entry!.AsObject();
            var folder = Path.Combine(dataFolder, service["data"]!.GetValue<string>());
            var source = new ServiceSource(
                Load(folder, "service-2") ?? throw new FormatException($"{name}: no service-2.json in {folder}"),
                Load(folder, "paginators-1"),
                Load(folder, "endpoint-rule-set-1"));
            var customizations = new JsonObject(
                service.Where(p => !TrimKeys.Contains(p.Key)).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
            var operations = service["operations"]!.AsArray().Select(operation => operation!.GetValue<string>());
            var model = Trimmer.Trim(name, source, customizations, operations);
            File.WriteAllText(Path.Combine(outputFolder, name + ".awsmodel.json"), ModelText.Write(model));
        }
    }

    private static JsonObject? Load(string folder, string name)
    {
        var path = Path.Combine(folder, name + ".json");
        if (File.Exists(path))
        {
            return JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        }

        if (!File.Exists(path + ".gz"))
        {
            return null;
        }

        using var unpacked = new GZipStream(File.OpenRead(path + ".gz"), CompressionMode.Decompress);
        return JsonNode.Parse(unpacked)!.AsObject();
    }
}
