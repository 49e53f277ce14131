namespace Cyclops.Reconcilers.SearchCore;

/// <summary>A core of an app as found.</summary>
/// <param name="Server">URL of the server that it is on.</param>
/// <param name="Core">Its name there, which is another while nobody asks for it.</param>
/// <param name="Folder">Name of its instance directory; null: not known.</param>
public sealed record SearchCoreState(string Server, string Core, string? Folder)
{
    /// <summary>The configset it was made of; null: its folder was not named by us, so nobody can tell.</summary>
    public string? Configset =>
        SearchCoreName.TryParse(Core, out var name) && Folder is not null && Folder.StartsWith($"{name.InUse.Text}.", StringComparison.Ordinal)
            ? Folder[(name.InUse.Text.Length + 1)..]
            : null;

    /// <summary>Whether it may become what is wanted: in use it is that, kept only if it was made of the same configset.</summary>
    public bool CanBe(SearchCoreSpec spec) => KeptUntil is null || Configset is null || Configset == spec.Configset;

    /// <summary>Until when it is kept though nobody asks for it; null: somebody does.</summary>
    public DateTimeOffset? KeptUntil => SearchCoreName.TryParse(Core, out var name) ? name.KeptUntil : null;
}
