namespace Cyclops.Controller.Timing;

/// <summary>Chance that came in through the door; may be asked by several workers at once.</summary>
internal sealed class Jitter(Random random)
{
    private readonly Lock _lock = new();

    /// <summary>0 to 1.</summary>
    public double Next()
    {
        lock (_lock)
        {
            return random.NextDouble();
        }
    }
}
