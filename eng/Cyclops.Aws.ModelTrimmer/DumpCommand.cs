using Cyclops.Aws.Generator;

namespace Cyclops.Aws.ModelTrimmer;

/// <summary>Writes the generated source to a folder.</summary>
internal static class DumpCommand
{
    public static void Run(string modelsFolder, string outputFolder, Parts parts)
    {
        Directory.CreateDirectory(outputFolder);
        foreach (var model in Directory.GetFiles(modelsFolder, "*.awsmodel.json").Order(StringComparer.Ordinal))
        {
            foreach (var file in ServiceEmitter.Emit(File.ReadAllText(model), parts))
            {
                File.WriteAllText(Path.Combine(outputFolder, file.Name), file.Text);
            }
        }
    }
}
