using Cyclops.Http;

namespace Cyclops.Registries.Tests.Support;

/// <summary>Time in which waiting takes none: who waits between two attempts finds that it has passed. Only a request's own limit stands.</summary>
internal sealed class QuickTime : TimeProvider
{
    private readonly ManualTime _time = new();
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _waits = [];

    /// <summary>What was waited for, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_lock)
            {
                return [.. _waits];
            }
        }
    }

    public override long TimestampFrequency => _time.TimestampFrequency;

    public override long GetTimestamp() => _time.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _time.GetUtcNow();

    public void Advance(TimeSpan by) => _time.Advance(by);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = _time.CreateTimer(callback, state, dueTime, period);
        if (dueTime != BoundedHttp.RequestTimeout && dueTime > TimeSpan.Zero)
        {
            lock (_lock)
            {
                _waits.Add(dueTime);
            }

            _time.Advance(dueTime);
        }

        return timer;
    }
}
