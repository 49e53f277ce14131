using Cyclops.Model;

namespace Cyclops.Aws.S3;

/// <summary>A bucket and whose it is.</summary>
public sealed record StoredBucket(string Name, EquatableMap<string> Tags);
