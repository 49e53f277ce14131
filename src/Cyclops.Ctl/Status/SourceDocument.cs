namespace Cyclops.Ctl.Status;

/// <summary>The config repository and how far the controller follows it.</summary>
/// <param name="Head">The branch's head when it was asked last; null before.</param>
/// <param name="AcceptedHead">The commit that is followed; null before the first.</param>
/// <param name="Hold">Why the head is not followed for now; null when it is.</param>
internal sealed record SourceDocument(
    string Url,
    string Branch,
    string Path,
    string? Head,
    string? AcceptedHead,
    HoldDocument? Hold,
    IReadOnlyList<ErrorDocument> Errors);
