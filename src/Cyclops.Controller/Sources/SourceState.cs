using Cyclops.Controller.Timing;
using Cyclops.Model.Sources;

namespace Cyclops.Controller.Sources;

/// <summary>What is known of the source; the watcher writes it, everybody reads it.</summary>
internal sealed class SourceState(MonotonicClock clock) : IDisposable
{
    private readonly Lock _lock = new();
    private CancellationTokenSource _superseded = new();
    private SourceView _view = new(null, null, null, null, default);

    /// <summary>The manifests that are followed; null until some were accepted.</summary>
    public AcceptedManifests? Accepted => View.Accepted;

    /// <summary>All of it at one moment.</summary>
    public SourceView View
    {
        get
        {
            lock (_lock)
            {
                return _view with { Superseded = _superseded.Token };
            }
        }
    }

    /// <summary>The remote was asked and answered.</summary>
    public void Fetched(CommitInfo head, DateTimeOffset at) => Change(v => v with { Head = head, LastFetch = at });

    /// <summary>From now on these are followed.</summary>
    /// <remarks>The moment is read under the lock: an observation that began later is bound to see them.</remarks>
    public void Accept(AcceptedManifests accepted) => Change(v => v with { Accepted = accepted with { At = clock.Now } });

    public void Hold(SourceHold? hold) => Change(v => v with { Hold = hold });

    public void Dispose() => _superseded.Dispose();

    private void Change(Func<SourceView, SourceView> change)
    {
        CancellationTokenSource? ended = null;
        lock (_lock)
        {
            var before = _view;
            _view = change(before);
            if (_view.Accepted?.TreeId != before.Accepted?.TreeId || (_view.Hold is not null && before.Hold is null))
            {
                (ended, _superseded) = (_superseded, new());
            }
        }

        // Outside of the lock: whoever hears of it may ask for the view at once.
        ended?.Cancel();
        ended?.Dispose();
    }
}
