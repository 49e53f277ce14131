using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;

namespace Cyclops.Ctl.History;

/// <summary>An app as it was after a commit that changed its folder.</summary>
/// <param name="Commit">The commit.</param>
/// <param name="Files">Its files; empty: it was removed.</param>
/// <param name="Manifest">What they say; null: nothing, or something invalid.</param>
internal sealed record AppVersion(CommitInfo Commit, EquatableList<ManifestFile> Files, AppManifest? Manifest)
{
    /// <summary>The image of each environment it is in.</summary>
    public EquatableMap<string> Images => Manifest is null
        ? EquatableMap<string>.Empty
        : new(Manifest.Environments.Select(e => KeyValuePair.Create(e.Key, e.Value.Web.Image)));

    /// <summary>What the commit did to the app, for people.</summary>
    /// <param name="before">The version before; null: there is none, or it is not known.</param>
    public string ChangeSince(AppVersion? before) => (before, this) switch
    {
        (_, { Files.Count: 0 }) => "removed",
        (_, { Manifest: null }) => "invalid",
        (null or { Files.Count: 0 }, _) => $"added, {Texts(Images)}",
        ({ Manifest: null }, _) => $"valid again, {Texts(Images)}",
        _ when before.Images.Equals(Images) => "other fields",
        _ => Changes(before.Images),
    };

    private string Changes(EquatableMap<string> before)
    {
        var changed = Images.Where(i => before.GetValueOrDefault(i.Key) != i.Value)
            .Select(i => (Environment: i.Key, Text: before.TryGetValue(i.Key, out var old) ? $"image {old} -> {i.Value}" : $"added, image {i.Value}"));
        var gone = before.Where(i => !Images.ContainsKey(i.Key)).Select(i => (Environment: i.Key, Text: "removed"));
        return string.Join("; ", changed.Concat(gone).GroupBy(c => c.Text).Select(g => $"{string.Join(", ", g.Select(c => c.Environment))}: {g.Key}"));
    }

    private static string Texts(EquatableMap<string> images) => images.Count == 0
        ? "in no environment"
        : string.Join("; ", images.GroupBy(i => i.Value).Select(g => $"{string.Join(", ", g.Select(i => i.Key))}: image {g.Key}"));
}
