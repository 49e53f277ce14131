using Cyclops.Engine.Manifests.Errors;

namespace Cyclops.Engine.Manifests.Reading;

/// <summary>Which file is what.</summary>
internal static class SnapshotLayout
{
    private const string Places = "manifests are platform.yaml, environments/<env>/environment.yaml, apps/<app>/app.yaml and apps/<app>/<env>.yaml";

    /// <param name="path">Path of the file below the manifests' folder.</param>
    /// <returns>Null for a file that is no manifest and need not be one: no YAML.</returns>
    public static FileRole? RoleOf(string path)
    {
        var isYml = path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
        if (!isYml && !path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var parts = path.Split('/');
        var app = parts is ["apps", _, _, ..] ? parts[1] : null;
        var environment = parts is ["environments", _, _, ..] ? parts[1] : null;
        if (isYml || !path.EndsWith(".yaml", StringComparison.Ordinal))
        {
            var renamed = $"{parts[^1][..parts[^1].LastIndexOf('.')]}.yaml";
            return new FileRole.Unexpected("Manifests end in .yaml.", $"rename it to {Shown.Path(renamed)}", app, environment);
        }

        return parts switch
        {
            ["platform.yaml"] => new FileRole.Platform(),
            ["environments", var name, "environment.yaml"] => new FileRole.Environment(name),
            ["apps", var name, "app.yaml"] => new FileRole.App(name),
            ["apps", var name, var file] => OverrideOf(name, file[..^".yaml".Length]),
            _ => new FileRole.Unexpected("No manifest belongs here.", Nearest(parts) ?? Places, app, environment),
        };
    }

    private static FileRole OverrideOf(string app, string environment) =>
        environment.Equals("app", StringComparison.OrdinalIgnoreCase)
            ? new FileRole.Unexpected("The file of an app is app.yaml, in lower case.", "rename it to app.yaml", app)
            : new FileRole.Override(app, environment);

    private static string? Nearest(string[] parts)
    {
        string? expected = parts switch
        {
            [_] => "platform.yaml",
            ["environments", _, _] => "environment.yaml",
            _ => null,
        };
        return expected is not null && Suggestion.Nearest(parts[^1], [expected]) is not null ? $"rename it to {expected}" : null;
    }
}
