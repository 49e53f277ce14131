using Cyclops.Engine.Manifests.Checks;
using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Text;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;

namespace Cyclops.Engine.Manifests.Reading;

/// <summary>Parses one file and checks everything that can be said of it alone.</summary>
internal static class FileParser
{
    public static ParsedFile Parse(ManifestFile file, FileRole role)
    {
        var errors = new ErrorList(Shown.Path(file.Path));
        if (role is FileRole.Unexpected unexpected)
        {
            errors.Add(ErrorCodes.UnexpectedFile, 0, 0, unexpected.Message, unexpected.Hint);
            return new ParsedFile(file, role, null, errors.Errors);
        }

        CheckFolders(role, errors);
        var text = ManifestText.Read(file, errors);
        var root = text is null ? null : YamlTreeReader.Read(text, errors);
        if (root is not null)
        {
            CheckDocument(root, role, errors);
        }

        return new ParsedFile(file, role, root as YamlMapping, errors.Errors);
    }

    private static void CheckFolders(FileRole role, ErrorList errors)
    {
        if (role is FileRole.Environment environment)
        {
            CheckName(SharedKinds.EnvironmentName, environment.Name, "folder", errors);
        }
        else if (role is FileRole.App app)
        {
            CheckName(SharedKinds.AppName, app.Name, "folder", errors);
        }
        else if (role is FileRole.Override layer)
        {
            CheckName(SharedKinds.EnvironmentName, layer.EnvironmentName, "file", errors);
        }
    }

    private static void CheckName(TextKind kind, string name, string what, ErrorList errors)
    {
        if (kind.TryRead(new YamlScalar(errors.File, 0, 0, name, isPlain: false), out _) is { } problem)
        {
            errors.Add(ErrorCodes.InvalidName, 0, 0, $"The name of the {what} does not do: {problem.Message}", problem.Hint);
        }
    }

    private static void CheckDocument(YamlNode root, FileRole role, ErrorList errors)
    {
        var (kind, name) = role switch
        {
            FileRole.Platform => (DocumentFields.Platform, null),
            FileRole.Environment environment => (DocumentFields.Environment, environment.Name),
            FileRole.App app => (DocumentFields.App, app.Name),
            FileRole.Override layer => (DocumentFields.AppOverride, layer.AppName),
            _ => throw new ArgumentOutOfRangeException(nameof(role)),
        };
        kind.Check(root, new CheckContext(errors));
        CheckNameIs(root, name, errors);
        if (errors.Count == 0)
        {
            CheckSpec((YamlMapping)((YamlMapping)root).Find("spec")!, role, errors);
        }
    }

    private static void CheckNameIs(YamlNode root, string? expected, ErrorList errors)
    {
        var metadata = (root as YamlMapping)?.Find("metadata") as YamlMapping;
        if (expected is not null && metadata?.Find("name") is YamlScalar { IsNull: false, IsEmpty: false } name && name.Text != expected)
        {
            errors.Add(new ManifestError(
                ErrorCodes.NameMismatch,
                name.Position,
                "metadata.name",
                $"The name {Shown.Quote(name.Text)} is not that of the folder, {Shown.Quote(expected)}.",
                $"write {Shown.Path(expected)}, or rename the folder"));
        }
    }

    // Layers are checked where they are written, so that a bad blueprint is one error and not one of each app.
    private static void CheckSpec(YamlMapping spec, FileRole role, ErrorList errors)
    {
        if (role is FileRole.Platform && spec.Find(PlatformFields.Blueprints.Name) is YamlMapping blueprints)
        {
            foreach (var blueprint in blueprints.Entries)
            {
                LayerChecks.Run((YamlMapping)blueprint.Value, new CheckContext(errors, path: $"spec.blueprints.{blueprint.Name}"));
            }
        }
        else if (role is FileRole.Environment)
        {
            LayerChecks.Run(EnvironmentFields.AppDefaults.Of(spec), new CheckContext(errors, path: "spec.appDefaults"));
            EnvironmentChecks.Run(spec, new CheckContext(errors, path: "spec"));
        }
        else if (role is FileRole.App or FileRole.Override)
        {
            LayerChecks.Run(spec, new CheckContext(errors, path: "spec"));
        }
    }
}
