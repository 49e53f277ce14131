using Cyclops.Controller.Timing;
using Cyclops.Model;

namespace Cyclops.Controller.Queue;

/// <summary>
/// Keys that wait for a visit, never payloads. A key that waits is not added twice: the earliest add says when it is due, the
/// latest how fresh an observation it takes. A key that is being worked on and is added again is worked on once more
/// afterwards, and never by two at once. Who was due first goes first, so that no key can keep the others waiting. Given one
/// worker, the order is a function of the adds and the clock.
/// </summary>
internal sealed class ReconcileQueue : IDisposable
{
    private readonly Lock _lock = new();
    private readonly MonotonicClock _clock;
    private readonly ITimer _timer;
    private readonly SortedSet<(TimeSpan ReadyAt, long Order, ObjectKey Key)> _waiting = [];
    private readonly Dictionary<ObjectKey, (Place Place, long Order)> _places = [];
    private readonly Dictionary<ObjectKey, Place?> _inFlight = [];
    private readonly LinkedList<TaskCompletionSource<Ticket>> _takers = [];
    private long _order;

    public ReconcileQueue(MonotonicClock clock)
    {
        _clock = clock;
        _timer = clock.Provider.CreateTimer(_ => OnTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Keys that wait, due or not.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Keys that are being worked on.</summary>
    public int InFlight
    {
        get
        {
            lock (_lock)
            {
                return _inFlight.Count;
            }
        }
    }

    /// <summary>Adds a key that is due now.</summary>
    public void Add(ObjectKey key) => Add(key, _clock.Now);

    /// <summary>Adds a key that is due at an instant of the clock; one that passed already is due now.</summary>
    public void Add(ObjectKey key, TimeSpan readyAt)
    {
        lock (_lock)
        {
            var place = Place.Of(readyAt, _clock.Now);
            if (_inFlight.TryGetValue(key, out var again))
            {
                _inFlight[key] = again?.And(place) ?? place;
                return;
            }

            Insert_NeedsLock(key, place);
            Pump_NeedsLock();
        }
    }

    /// <summary>Waits for a key that is due. Whoever took one says <see cref="Done"/> when it is worked on no more.</summary>
    public Task<Ticket> TakeAsync(CancellationToken cancellationToken)
    {
        var taker = new TaskCompletionSource<Ticket>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return Task.FromCanceled<Ticket>(cancellationToken);
            }

            _takers.AddLast(taker);
            Pump_NeedsLock();
        }

        return taker.Task.IsCompleted ? taker.Task : CancellableAsync(taker, cancellationToken);
    }

    /// <summary>A key is worked on no more; if it was added meanwhile, it waits again.</summary>
    public void Done(ObjectKey key)
    {
        lock (_lock)
        {
            if (_inFlight.Remove(key, out var again) && again is { } place)
            {
                Insert_NeedsLock(key, place);
                Pump_NeedsLock();
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    private async Task<Ticket> CancellableAsync(TaskCompletionSource<Ticket> taker, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.Register(() => GiveUp(taker, cancellationToken));
        return await taker.Task;
    }

    private void GiveUp(TaskCompletionSource<Ticket> taker, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _takers.Remove(taker);
            taker.TrySetCanceled(cancellationToken);
        }
    }

    private void OnTimer()
    {
        lock (_lock)
        {
            Pump_NeedsLock();
        }
    }

    private void Insert_NeedsLock(ObjectKey key, Place place)
    {
        var order = ++_order;
        if (_places.TryGetValue(key, out var known))
        {
            _waiting.Remove((known.Place.ReadyAt, known.Order, key));
            order = known.Place.ReadyAt <= place.ReadyAt ? known.Order : order;
            place = known.Place.And(place);
        }

        _places[key] = (place, order);
        _waiting.Add((place.ReadyAt, order, key));
    }

    private void Pump_NeedsLock()
    {
        var now = _clock.Now;
        while (_takers.First is { } taker && _waiting.Count > 0 && _waiting.Min.ReadyAt <= now)
        {
            var next = _waiting.Min;
            _waiting.Remove(next);
            _places.Remove(next.Key, out var known);
            _inFlight[next.Key] = null;
            _takers.RemoveFirst();
            taker.Value.SetResult(new(next.Key, known.Place.NotBefore));
        }

        // Rounded up: timers count whole milliseconds, and one that fires early would only be set again.
        var due = _takers.Count > 0 && _waiting.Count > 0
            ? TimeSpan.FromMilliseconds(Math.Ceiling((_waiting.Min.ReadyAt - now).TotalMilliseconds))
            : Timeout.InfiniteTimeSpan;
        _timer.Change(due, Timeout.InfiniteTimeSpan);
    }
}
