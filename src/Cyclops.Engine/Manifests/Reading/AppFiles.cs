namespace Cyclops.Engine.Manifests.Reading;

/// <summary>The files of one app's folder.</summary>
/// <param name="Main">Its <c>app.yaml</c>; null when it is missing.</param>
/// <param name="Overrides">Its files for single environments.</param>
/// <param name="Strays">YAML files that do not belong there.</param>
internal sealed record AppFiles(string Name, ParsedFile? Main, IReadOnlyList<ParsedFile> Overrides, IReadOnlyList<ParsedFile> Strays)
{
    public IEnumerable<ParsedFile> All => (Main is null ? [] : new[] { Main }).Concat(Overrides).Concat(Strays);

    /// <summary>Whether they are the very same parsed files.</summary>
    public bool AreSame(AppFiles other) =>
        ReferenceEquals(Main, other.Main) && Overrides.SequenceEqual(other.Overrides, ReferenceEqualityComparer.Instance)
        && Strays.SequenceEqual(other.Strays, ReferenceEqualityComparer.Instance);

    public static AppFiles Of(string name, IReadOnlyList<ParsedFile> files) => new(
        name,
        files.FirstOrDefault(file => file.Role is FileRole.App),
        [.. files.Where(file => file.Role is FileRole.Override)],
        [.. files.Where(file => file.Role is FileRole.Unexpected)]);
}
