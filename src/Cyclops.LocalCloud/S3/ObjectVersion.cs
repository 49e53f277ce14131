namespace Cyclops.LocalCloud.S3;

/// <summary>One version of an object, or a marker that it was deleted.</summary>
/// <param name="Id"><see cref="Null"/> for what was written while the bucket had no versioning.</param>
/// <param name="Headers">What was given with it and comes back with it, by the names of GetObject's members.</param>
internal sealed record ObjectVersion(string Id, DateTimeOffset Modified, byte[] Body, IReadOnlyList<KeyValuePair<string, object?>> Headers)
{
    /// <summary>The id of a version without one.</summary>
    public const string Null = "null";

    public bool IsDeleteMarker { get; init; }

    /// <summary>The MD5 sum of the body, in quotes.</summary>
    public string ETag { get; } = '"' + Convert.ToHexStringLower(BodyChecks.Md5(Body)) + '"';
}
