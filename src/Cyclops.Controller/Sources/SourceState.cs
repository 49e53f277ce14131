using Cyclops.Controller.Timing;
using Cyclops.Model.Sources;

namespace Cyclops.Controller.Sources;

/// <summary>What is known of the source; the watcher writes it, everybody reads it.</summary>
internal sealed class SourceState(MonotonicClock clock)
{
    private readonly Lock _lock = new();
    private SourceView _view = new(null, null, null, null);

    /// <summary>The manifests that are followed; null until some were accepted.</summary>
    public AcceptedManifests? Accepted => View.Accepted;

    /// <summary>All of it at one moment.</summary>
    public SourceView View
    {
        get
        {
            lock (_lock)
            {
                return _view;
            }
        }
    }

    /// <summary>The remote was asked and answered.</summary>
    public void Fetched(CommitInfo head, DateTimeOffset at) => Change(v => v with { Head = head, LastFetch = at });

    /// <summary>From now on these are followed.</summary>
    /// <remarks>The moment is read under the lock: an observation that began later is bound to see them.</remarks>
    public void Accept(AcceptedManifests accepted) => Change(v => v with { Accepted = accepted with { At = clock.Now } });

    public void Hold(SourceHold? hold) => Change(v => v with { Hold = hold });

    private void Change(Func<SourceView, SourceView> change)
    {
        lock (_lock)
        {
            _view = change(_view);
        }
    }
}
