using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Reading;
using Cyclops.Engine.Manifests.Rendering;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;

namespace Cyclops.Engine.Manifests;

/// <summary>Shows what an app is in an environment when all layers are merged, and where each value comes from.</summary>
public static class ManifestRenderer
{
    /// <summary>Renders one app in one environment.</summary>
    /// <returns>With <see cref="RenderedApp.Errors"/> and no values when there is no such app there, or it is invalid.</returns>
    public static RenderedApp Render(Snapshot snapshot, string app, string environment)
    {
        var read = new ManifestReader().ReadAll(snapshot);
        var root = new SourcePosition(snapshot.Root);
        if (!read.Apps.TryGetValue(app, out var known))
        {
            return Failed(app, environment, read.Set.InvalidApps.Contains(app)
                ? read.Set.Errors
                : [new(ErrorCodes.UnknownApp, root, "", $"There is no app {Shown.Quote(app)}.", Suggestion.Hint(app, [.. read.Apps.Keys]))]);
        }

        if (known.Manifest is null)
        {
            return Failed(app, environment, [.. known.Errors.Concat(read.Surroundings.Errors)]);
        }

        if (!known.Manifest.Environments.ContainsKey(environment))
        {
            var isInvalid = read.Set.InvalidEnvironments.Contains(environment);
            return Failed(app, environment, isInvalid
                ? [.. read.Surroundings.Errors]
                : [new(ErrorCodes.UnknownEnvironment, known.Manifest.Position, "spec.environments", $"The app does not run in {Shown.Quote(environment)}.", Suggestion.Hint(environment, [.. known.Manifest.Environments.Keys]))]);
        }

        var layers = AppLayers.Of(known.Files, environment, read.Surroundings);
        var lines = new SpecRenderer(layers, app, read.Surroundings.Environments[environment]).Render();
        return new RenderedApp(app, environment, lines.Select(line => line.ToValue()).OfType<RenderedValue>().ToEquatableList(), [])
        {
            Yaml = RenderedYaml.Write(lines),
            Json = RenderedJson.Write(app, environment, lines),
        };
    }

    private static RenderedApp Failed(string app, string environment, EquatableList<ManifestError> errors) => new(app, environment, [], errors);
}
