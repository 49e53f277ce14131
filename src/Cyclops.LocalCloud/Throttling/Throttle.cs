using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.Throttling;

/// <summary>Enforces the published rates per account and region.</summary>
internal sealed class Throttle
{
    private readonly Dictionary<string, TokenBucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>Takes one token from each bucket the call draws on; takes none when one of them is empty.</summary>
    public bool Allow(Operation operation, CallContext call)
    {
        var buckets = PublishedRates.Of(operation).Select(rate => Bucket(rate, call)).ToList();
        if (!buckets.TrueForAll(bucket => bucket.Has(call.Now)))
        {
            return false;
        }

        buckets.ForEach(bucket => bucket.Take());
        return true;
    }

    public void Reset() => _buckets.Clear();

    private TokenBucket Bucket(Rate rate, CallContext call)
    {
        var key = $"{call.Account}/{call.Region}/{rate.Bucket}";
        if (!_buckets.TryGetValue(key, out var bucket))
        {
            bucket = new TokenBucket(rate, call.Now);
            _buckets.Add(key, bucket);
        }

        return bucket;
    }
}
