using Cyclops.Controller.Health;
using Cyclops.Controller.Logging;
using Cyclops.Controller.Loop;
using Cyclops.Controller.Manifests;
using Cyclops.Controller.Queue;
using Cyclops.Controller.Settings;
using Cyclops.Controller.Sources;
using Cyclops.Controller.Statuses;
using Cyclops.Controller.Store;
using Cyclops.Controller.Timing;

namespace Cyclops.Controller.Hosting;

/// <summary>
/// The controller without its web server: plain loops over the edges it is given, so that it runs as well on one thread under
/// a virtual clock.
/// </summary>
public sealed class CyclopsController : IHostedService, IDisposable
{
    private readonly ControllerSettings _settings;
    private readonly IStateStore _store;
    private readonly RolloutMemory _rollouts;
    private readonly Jitter _jitter;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Task> _loops = [];

    public CyclopsController(ControllerSettings settings, ControllerEdges edges, ILoggerFactory loggers)
    {
        _settings = settings;
        _store = edges.Store;
        _log = loggers.CreateLogger<CyclopsController>();
        _jitter = new(edges.Random);
        Clock = new(edges.Time);
        Health = new(Clock);
        Queue = new(Clock);
        Source = new(Clock);
        Board = new(_store, loggers.CreateLogger<StatusBoard>());
        Feeder = new(Queue, Source, Board);
        _rollouts = new(_store, Clock);
        var library = new ManifestLibrary(edges.Source, edges.Parse);
        Watcher = new(library, _store, Source, Feeder, Health, Clock, loggers.CreateLogger<SourceWatcher>());
        var observer = new EnvironmentObserver(Source, new(edges.Kinds, library, edges.Time), Clock);
        Worlds = new(observer.ObserveAsync, Clock);
        Worker = NewWorker(loggers);
    }

    internal MonotonicClock Clock { get; }

    internal ReconcileQueue Queue { get; }

    internal SourceState Source { get; }

    internal SourceWatcher Watcher { get; }

    internal ReconcileWorker Worker { get; }

    internal KeyFeeder Feeder { get; }

    internal StatusBoard Board { get; }

    internal WorldCache Worlds { get; }

    internal LoopHealth Health { get; }

    internal ControllerSettings Settings => _settings;

    /// <summary>Reads what the store remembers, then starts the loops.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Board.LoadAsync(cancellationToken);
        await _rollouts.LoadAsync(cancellationToken);
        foreach (var entry in await _store.ListOpenIntentsAsync(cancellationToken))
        {
            _log.StepInterrupted(entry.Intent.Resource.Owner, entry.Intent.Verb, entry.Intent.Resource.LocalName);
            await _store.AppendOutcomeAsync(LedgerOutcome.Interrupted(entry.Id, Clock.UtcNow), cancellationToken);
        }

        _loops.Add(WatchedAsync("watcher", Watcher.RunAsync(_settings.Repository.PollInterval, _stopping.Token)));
        _loops.Add(WatchedAsync("resync", ResyncAsync(_stopping.Token)));
        for (var i = 1; i <= _settings.Workers; i++)
        {
            _loops.Add(WatchedAsync($"worker {i}", Worker.RunAsync(_stopping.Token)));
        }
    }

    /// <summary>Ends the loops. Calls under way are abandoned; the next start looks up what came of them.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping.Cancel();
        await Task.WhenAll(_loops).WaitAsync(cancellationToken);
    }

    /// <summary>Looks at the branch now rather than at the next poll.</summary>
    public void Poll() => Watcher.Trigger();

    public void Dispose()
    {
        Queue.Dispose();
        _stopping.Dispose();
    }

    private ReconcileWorker NewWorker(ILoggerFactory loggers)
    {
        var memories = new KeyMemories();
        var epilogue = new Epilogue(Board, memories, Queue, Source, Clock, _jitter, loggers.CreateLogger<Epilogue>());
        var applier = new RecordedApplier(_store, Source, memories, Clock, loggers.CreateLogger<RecordedApplier>());
        var changes = new HeldChanges(_rollouts, memories, Clock);
        var visitor = new Visitor(Source, Worlds, changes, applier, epilogue, Feeder, memories);
        var drift = new DriftSchedule(_settings.DriftInterval, memories, Clock, loggers.CreateLogger<DriftSchedule>());
        return new(Queue, visitor, epilogue, drift, Health, Clock, loggers.CreateLogger<ReconcileWorker>());
    }

    /// <summary>Everything is looked at again now and then: repairs what someone changed by hand, and lost wake-ups of any kind.</summary>
    private async Task ResyncAsync(CancellationToken stopping)
    {
        while (true)
        {
            await Task.Delay(_settings.ResyncInterval * (0.9 + (0.2 * _jitter.Next())), Clock.Provider, stopping);
            Feeder.AddAll(Clock.Now);
        }
    }

    private async Task WatchedAsync(string name, Task loop)
    {
        try
        {
            await loop;
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The end of the process.
        }
        catch (Exception fault) when (Note(name, fault))
        {
            throw;
        }
    }

    private bool Note(string name, Exception fault)
    {
        Health.Died(name, fault);
        _log.LoopDied(name, fault);
        return false;
    }
}
