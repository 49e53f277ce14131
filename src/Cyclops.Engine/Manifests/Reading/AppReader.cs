using Cyclops.Engine.Manifests.Checks;
using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Layers;
using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Reading;

/// <summary>Reads one app: merges its layers for each environment it is in, and checks the result.</summary>
internal sealed class AppReader
{
    private readonly AppFiles _files;
    private readonly Surroundings _surroundings;
    private readonly List<ManifestError> _errors = [];
    private readonly Dictionary<string, AppSpec> _specs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EquatableMap<SourcePosition>> _images = new(StringComparer.Ordinal);
    private readonly List<HostClaim> _claims = [];

    private AppReader(AppFiles files, Surroundings surroundings)
    {
        _files = files;
        _surroundings = surroundings;
    }

    public static ReadApp Read(string root, AppFiles files, Surroundings surroundings)
    {
        var reader = new AppReader(files, surroundings);
        return reader.Read(root);
    }

    private ReadApp Read(string root)
    {
        _errors.AddRange(_files.All.SelectMany(file => file.Errors));
        if (_files.Main is null)
        {
            var path = root.Length == 0 ? $"apps/{_files.Name}/app.yaml" : $"{root}/apps/{_files.Name}/app.yaml";
            _errors.Add(new ManifestError(
                ErrorCodes.MissingFile,
                new SourcePosition(Shown.Path(path)),
                "",
                "The app's file is missing, but its folder has YAML files.",
                "to remove the app, remove its whole folder"));
        }
        else if (_files.Main.IsValid)
        {
            CheckReferences(_files.Main.Spec);
            if (_errors.Count == 0 && _surroundings.Platform is not null)
            {
                ReadEnvironments(_files.Main.Spec);
            }
        }

        var isValid = _errors.Count == 0 && _surroundings.Platform is not null;
        var errors = _errors.Distinct().ToList();
        return isValid
            ? new ReadApp(_files, _surroundings, Manifest(_files.Main!), _claims, errors)
            : new ReadApp(_files, _surroundings, null, FrozenClaims.Of(_files, _surroundings), errors);
    }

    private AppManifest Manifest(ParsedFile main) => new(
        _files.Name, MetadataReader.Labels(main), MetadataReader.Annotations(main), new(_specs), main.Root!.Position)
    {
        ImagePositions = new(_images),
    };

    private void CheckReferences(YamlMapping spec)
    {
        if (_surroundings.Platform is not null
            && AppFields.Blueprint.NodeIn(spec) is { } blueprint
            && AppFields.Blueprint.Of(spec) is var name
            && _surroundings.Blueprint(name) is null)
        {
            Add(ErrorCodes.UnknownBlueprint, blueprint, "spec.blueprint", $"The platform has no blueprint {Shown.Quote(name)}.", Suggestion.Hint(name, _surroundings.BlueprintNames) ?? "add it to spec.blueprints of platform.yaml");
        }

        var listed = (YamlMapping)AppFields.Environments.NodeIn(spec)!;
        foreach (var entry in listed.Entries)
        {
            CheckEnvironment(entry);
        }

        foreach (var layer in _files.Overrides.Where(layer => layer.IsValid))
        {
            CheckOverride(layer, listed);
        }
    }

    private void CheckEnvironment(YamlEntry entry)
    {
        if (!_surroundings.KnownEnvironments.Contains(entry.Name))
        {
            Add(
                ErrorCodes.UnknownEnvironment,
                entry.Key,
                $"spec.environments.{entry.Name}",
                $"There is no environment {Shown.Quote(entry.Name)}.",
                Suggestion.Hint(entry.Name, [.. _surroundings.KnownEnvironments]) ?? $"add environments/{entry.Name}/environment.yaml");
        }
        else if (_surroundings.Environments.GetValueOrDefault(entry.Name) is { Removed: true } removed)
        {
            Add(
                ErrorCodes.EnvironmentIsRemoved,
                entry.Key,
                $"spec.environments.{entry.Name}",
                $"The environment {Shown.Quote(entry.Name)} is removed ({removed.Position.File}), and this app is in it.",
                $"remove {entry.Name} here, or removed: true there");
        }
        else if (entry.Value is YamlMapping { Entries.Count: > 0 } && OverrideFor(entry.Name) is { } file)
        {
            Add(
                ErrorCodes.OverrideTwice,
                entry.Value,
                $"spec.environments.{entry.Name}",
                $"What differs in {Shown.Quote(entry.Name)} is said here and in {Shown.Path(file.File.Path)}.",
                $"keep one; with the file, write {entry.Name}: {{}} here");
        }
    }

    private void CheckOverride(ParsedFile layer, YamlMapping listed)
    {
        var environment = ((FileRole.Override)layer.Role).EnvironmentName;
        if (listed.TryGet(environment, out _))
        {
            return;
        }

        var isKnown = _surroundings.KnownEnvironments.Contains(environment);
        Add(
            isKnown ? ErrorCodes.EnvironmentNotListed : ErrorCodes.UnknownEnvironment,
            layer.Root!,
            "",
            isKnown ? $"The app does not run in {Shown.Quote(environment)}, so this file changes nothing." : $"There is no environment {Shown.Quote(environment)}.",
            isKnown ? $"add {environment}: {{}} to spec.environments of app.yaml, or remove the file" : Suggestion.Hint(environment, [.. _surroundings.KnownEnvironments]));
    }

    private void ReadEnvironments(YamlMapping spec)
    {
        foreach (var entry in ((YamlMapping)AppFields.Environments.NodeIn(spec)!).Entries)
        {
            if (_surroundings.Environments.TryGetValue(entry.Name, out var environment))
            {
                ReadEnvironment(environment);
            }
        }
    }

    private void ReadEnvironment(EnvironmentManifest environment)
    {
        var layers = AppLayers.Of(_files, environment.Name, _surroundings);
        var merged = layers.Merge();
        var errors = new ErrorList(_files.Main!.File.Path);
        EffectiveChecks.Run(merged, _files.Name, environment, _surroundings.Platform!, new CheckContext(errors, inEffect: true));
        if (errors.Count > 0)
        {
            _errors.AddRange(errors.Errors.Select(error => Located(error, layers, environment.Name)));
            return;
        }

        var spec = AppSpecReader.Read(merged, _files.Name, environment);
        _specs.Add(environment.Name, spec);
        _images.Add(environment.Name, AppSpecReader.ImagePositions(merged, _files.Name));
        Claim(spec, merged, layers, environment.Name);
    }

    // A check sees the merged spec; the error names the field as the file has it that it points to.
    private ManifestError Located(ManifestError error, LayerStack layers, string environment)
    {
        var layer = layers.Find(error.Position);
        var isOwn = layer is null || _files.All.Any(file => Shown.Path(file.File.Path) == error.Position.File);
        return error with
        {
            FieldPath = $"{layer?.Path ?? "spec"}.{error.FieldPath}",
            Message = isOwn ? error.Message : $"{error.Message} So it is for app {Shown.Quote(_files.Name)} in {Shown.Quote(environment)}.",
        };
    }

    private void Claim(AppSpec spec, YamlMapping merged, LayerStack layers, string environment)
    {
        var list = AppFields.Hosts.NodeIn(merged) as YamlSequence;
        for (var i = 0; i < spec.Hosts.Count; i++)
        {
            var node = list?.Items[i] ?? _files.Main!.Root!;
            var path = list is null ? "spec.hosts" : $"{layers.Find(node.Position)?.Path ?? "spec"}.hosts[{i}]";
            _claims.Add(new HostClaim(spec.Hosts[i], new ObjectKey(environment, _files.Name), node.Position, path));
        }
    }

    private ParsedFile? OverrideFor(string environment) =>
        _files.Overrides.FirstOrDefault(file => ((FileRole.Override)file.Role).EnvironmentName == environment);

    private void Add(string code, YamlNode node, string path, string message, string? hint) =>
        _errors.Add(new ManifestError(code, node.Position, path, message, hint));
}
