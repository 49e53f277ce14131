using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Tests.Manifests;

/// <summary>A manifest with a marker (▶) where an error is expected.</summary>
/// <param name="Path">Path below <c>manifests/</c>.</param>
/// <param name="Text">Without the marker.</param>
internal sealed record Marked(string Path, string Text, SourcePosition Position)
{
    public const char Marker = '▶';

    public static Marked File(string path, string marked)
    {
        var at = marked.IndexOf(Marker, StringComparison.Ordinal);
        Assert.True(at >= 0, "no marker in the text");
        var before = marked[..at];
        var line = 1 + before.Count(c => c == '\n');
        var column = at - before.LastIndexOf('\n');
        return new Marked(path, marked.Remove(at, 1), new SourcePosition($"manifests/{path}", line, column));
    }

    /// <summary>An app "web" in staging whose spec begins with these lines.</summary>
    public static Marked Spec(string spec, string environments = "{staging: {}}")
    {
        var lines = string.Concat(spec.Split('\n').Select(line => $"  {line}\n"));
        return File("apps/web/app.yaml", $"apiVersion: cyclops/v1\nkind: App\nmetadata: {{name: web}}\nspec:\n{lines}  environments: {environments}\n");
    }

    /// <summary>Reads it among valid files; the one error there must be is this one, at the marker.</summary>
    public ManifestError MustFail(string code, Repository? repository = null)
    {
        var set = (repository ?? Repository.WithoutApps()).With(Path, Text).Read();
        var error = Assert.Single(set.Errors);
        Assert.Equal((code, Position), (error.Code, error.Position));
        Assert.False(set.IsComplete);
        return error;
    }
}
