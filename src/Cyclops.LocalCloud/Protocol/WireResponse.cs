namespace Cyclops.LocalCloud.Protocol;

/// <summary>An HTTP answer, free of any server.</summary>
public sealed record WireResponse(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The Content-Length of an answer to HEAD, which has no body; null: the length of <see cref="Body"/>.</summary>
    public int? Length { get; init; }

    /// <summary>Close the connection instead of answering.</summary>
    public bool Dropped { get; init; }

    /// <summary>Wait this long before answering.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The AWS error code; null for a success.</summary>
    public string? ErrorCode { get; init; }
}
