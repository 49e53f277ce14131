using Cyclops.Engine.Manifests.Layers;
using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Reading;

/// <summary>Which layers an app has in an environment: the one place that knows their precedence.</summary>
internal static class AppLayers
{
    /// <summary>Low to high: blueprint, environment's defaults, the app's spec, what differs in this environment.</summary>
    /// <param name="files">Of an app whose references were checked.</param>
    public static LayerStack Of(AppFiles files, string environment, Surroundings surroundings)
    {
        var spec = files.Main!.Spec;
        var layers = new List<Layer>();
        if (AppFields.Blueprint.TryOf(spec, out var blueprint))
        {
            layers.Add(surroundings.Blueprint(blueprint)!);
        }

        if (surroundings.AppDefaults(environment) is { } defaults)
        {
            layers.Add(defaults);
        }

        layers.Add(new Layer("app", "spec", spec));
        if (files.Overrides.FirstOrDefault(file => ((FileRole.Override)file.Role).EnvironmentName == environment) is { } file)
        {
            layers.Add(new Layer($"override for {environment}", "spec", file.Spec));
        }
        else if (((YamlMapping)AppFields.Environments.NodeIn(spec)!).Find(environment) is YamlMapping inline)
        {
            layers.Add(new Layer($"override for {environment}", $"spec.environments.{environment}", inline));
        }

        return new LayerStack(layers);
    }
}
