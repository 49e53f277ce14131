namespace Cyclops.LocalCloud.Throttling;

/// <summary>A bucket that fills with time up to its size.</summary>
internal sealed class TokenBucket(Rate rate, DateTimeOffset start)
{
    private double _tokens = rate.Burst;
    private DateTimeOffset _filled = start;

    public bool Has(DateTimeOffset now)
    {
        _tokens = Math.Min(rate.Burst, _tokens + ((now - _filled).TotalSeconds * rate.PerSecond));
        _filled = now;

        // The sum of many small refills must not miss a whole token by a rounding error.
        return _tokens >= 1 - 1e-9;
    }

    public void Take() => _tokens--;
}
