namespace Cyclops.Git.Reading;

/// <summary>What a manifests folder may hold. More is refused as a whole, before anything is parsed (reliability H6).</summary>
public sealed record SnapshotLimits
{
    public static SnapshotLimits Default { get; } = new();

    public int MaxFiles { get; init; } = 5_000;

    /// <summary>Bytes of one file.</summary>
    public int MaxFileBytes { get; init; } = 256 * 1024;

    /// <summary>Bytes of all files.</summary>
    public int MaxTotalBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Bytes of a path from the repository's root.</summary>
    public int MaxPathBytes { get; init; } = 255;

    /// <summary>Parts of a path from the repository's root, the file's name included.</summary>
    public int MaxDepth { get; init; } = 8;
}
