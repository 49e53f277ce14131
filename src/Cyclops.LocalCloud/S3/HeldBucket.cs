using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.S3;

/// <summary>One bucket: its settings and its objects.</summary>
internal sealed class HeldBucket(string name, string region, DateTimeOffset created)
{
    /// <summary>The value of <see cref="Ownership"/> under which ACLs do not count; new buckets have it.</summary>
    public const string OwnerEnforced = "BucketOwnerEnforced";

    public string Name => name;

    public string Region => region;

    /// <summary>Its region in the words of its maker; empty for the first region.</summary>
    public required string LocationConstraint { get; init; }

    public DateTimeOffset Created => created;

    public string Arn => "arn:aws:s3:::" + name;

    /// <summary><c>Enabled</c> or <c>Suspended</c>; null for a bucket that never had versions.</summary>
    public string? Versioning { get; set; }

    /// <summary>A JSON document; null for none.</summary>
    public string? Policy { get; set; }

    public TagSet Tags { get; } = new();

    /// <summary>The rest of its settings, by the name of the document that sets them.</summary>
    public SortedDictionary<string, Bag> Settings { get; } = new(StringComparer.Ordinal);

    /// <summary>The versions of each key, oldest first; a key without any is not there.</summary>
    public SortedDictionary<string, List<ObjectVersion>> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>Null when the controls were deleted: then ACLs count as they did before 2021.</summary>
    public string? Ownership =>
        Settings.GetValueOrDefault(S3Settings.Ownership.Name)?.Values["Rules"] is List<object> and [Bag rule, ..] ? rule.Values["ObjectOwnership"] as string : null;

    /// <summary>How objects are encrypted that do not say it themselves.</summary>
    public string DefaultEncryption =>
        Settings.GetValueOrDefault(S3Settings.Encryption.Name)?.Values["Rules"] is List<object> and [Bag rule, ..] && rule.Values["ApplyServerSideEncryptionByDefault"] is Bag by
            ? (string)by.Values["SSEAlgorithm"]!
            : "AES256";

    /// <summary>Whether a public access block of this name is on.</summary>
    public bool Blocks(string access) =>
        Settings.GetValueOrDefault(S3Settings.PublicAccessBlock.Name)?.Values.GetValueOrDefault(access) is true;

    /// <summary>What a GET without a version sees; null when the key is not there or deleted.</summary>
    public ObjectVersion? Latest(string key) => Objects.GetValueOrDefault(key)?[^1] is { IsDeleteMarker: false } latest ? latest : null;

    /// <summary>Makes a version the latest of its key; the null version replaces the one before it.</summary>
    public void Put(string key, ObjectVersion version)
    {
        if (!Objects.TryGetValue(key, out var versions))
        {
            Objects.Add(key, versions = []);
        }

        if (version.Id == ObjectVersion.Null)
        {
            versions.RemoveAll(v => v.Id == ObjectVersion.Null);
        }

        versions.Add(version);
    }

    /// <summary>Removes one version for good, and the key with its last.</summary>
    /// <returns>What was removed; null when it was not there.</returns>
    public ObjectVersion? Remove(string key, string versionId)
    {
        if (!Objects.TryGetValue(key, out var versions) || versions.Find(v => v.Id == versionId) is not { } version)
        {
            return null;
        }

        versions.Remove(version);
        if (versions.Count == 0)
        {
            Objects.Remove(key);
        }

        return version;
    }
}
