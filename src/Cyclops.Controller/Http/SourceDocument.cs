namespace Cyclops.Controller.Http;

/// <summary>The config repository and how far it is followed, as JSON has it.</summary>
/// <param name="Url">Without user and password.</param>
internal sealed record SourceDocument(
    string Url,
    string Branch,
    string Path,
    string? Head,
    string? AcceptedHead,
    DateTimeOffset? LastFetch,
    HoldDocument? Hold,
    IReadOnlyList<ManifestErrorDocument> Errors);
