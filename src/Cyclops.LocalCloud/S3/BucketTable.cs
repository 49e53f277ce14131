namespace Cyclops.LocalCloud.S3;

/// <summary>All buckets: their names are one namespace for all regions.</summary>
internal sealed class BucketTable
{
    private readonly SortedDictionary<string, HeldBucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>In order of their names.</summary>
    public IEnumerable<HeldBucket> All => _buckets.Values;

    public HeldBucket? Find(string name) => _buckets.GetValueOrDefault(name);

    /// <summary>A bucket in the region of the call.</summary>
    /// <exception cref="S3Exception">NoSuchBucket; AuthorizationHeaderMalformed when it is in another region.</exception>
    public HeldBucket Get(string name, CallContext call)
    {
        var bucket = Find(name) ?? throw S3Errors.NoSuchBucket(name);
        return bucket.Region == call.Region ? bucket : throw S3Errors.WrongRegion(call.Region, bucket.Region);
    }

    public void Add(HeldBucket bucket) => _buckets.Add(bucket.Name, bucket);

    public void Remove(HeldBucket bucket) => _buckets.Remove(bucket.Name);

    public void Clear() => _buckets.Clear();
}
