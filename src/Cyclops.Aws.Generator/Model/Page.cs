using System.Collections.Generic;

namespace Cyclops.Aws.Generator;

/// <summary>How one operation is paged. Paths are C# properties joined by dots.</summary>
/// <param name="tokens">Request property to set, and response property it comes from.</param>
/// <param name="moreResults">Response property that says whether pages follow; null when the token says it.</param>
/// <param name="firstTokenIsText">Whether the first request token is a string rather than a map.</param>
internal sealed class Page(
    OperationModel operation,
    IReadOnlyList<(string Input, string Output)> tokens,
    string? moreResults,
    bool firstTokenIsText,
    IReadOnlyList<PageResult> results)
{
    public OperationModel Operation { get; } = operation;

    public IReadOnlyList<(string Input, string Output)> Tokens { get; } = tokens;

    public string? MoreResults { get; } = moreResults;

    public bool FirstTokenIsText { get; } = firstTokenIsText;

    public IReadOnlyList<PageResult> Results { get; } = results;
}
