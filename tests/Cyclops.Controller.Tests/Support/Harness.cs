using Cyclops.Controller.Hosting;
using Cyclops.Controller.Settings;
using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;
using Cyclops.Model.Status;

namespace Cyclops.Controller.Tests.Support;

/// <summary>A whole controller over fakes, on one thread and under a virtual clock.</summary>
internal sealed class Harness : IDisposable
{
    private SingleThread _thread = new();
    private CyclopsController? _controller;

    public FakeSource Source { get; } = new();

    public FakeCloud Cloud { get; } = new();

    public InMemoryStateStore Store { get; } = new();

    public ManualTime Time { get; private set; } = new(Commits.Epoch);

    public LogLines Log { get; } = new();

    public int Workers { get; init; } = 2;

    public TimeSpan? DriftInterval { get; init; } = ControllerSettings.DefaultDriftInterval;

    public CyclopsController Controller => _controller!;

    /// <summary>A controller that follows manifests and has done all there is to do.</summary>
    public static Harness Following(ManifestSet manifests)
    {
        var harness = new Harness();
        harness.Source.Push(manifests);
        harness.Start();
        harness.Pass(TimeSpan.FromSeconds(10));
        return harness;
    }

    public void Start()
    {
        var settings = new ControllerSettings
        {
            Repository = new() { Url = "https://bot:hunter2@example.org/config.git", PollInterval = TimeSpan.FromSeconds(5) },
            StorePath = "/nowhere",
            Workers = Workers,
            DriftInterval = DriftInterval,
        };
        var edges = new ControllerEdges(Source, Source.Parse, new FakeKinds(Cloud), Store, Time, new Random(1));
        _controller = new(settings, edges, Log);
        _thread.Run(() => _controller.StartAsync(CancellationToken.None));
    }

    /// <summary>Lets time pass, a second at a time.</summary>
    public void Pass(TimeSpan time)
    {
        for (var left = time; left > TimeSpan.Zero; left -= TimeSpan.FromSeconds(1))
        {
            _thread.Run(() => Time.Advance(TimeSpan.FromSeconds(1)));
        }
    }

    /// <summary>Pushes and lets a poll and what follows from it happen.</summary>
    public CommitInfo Push(ManifestSet manifests, int? allowDelete = null)
    {
        var commit = Source.Push(manifests, allowDelete);
        Pass(TimeSpan.FromSeconds(10));
        return commit;
    }

    /// <summary>Dies without a word, as under kill -9: none of its timers and continuations runs any more. What is outside stays.</summary>
    public void Kill()
    {
        _controller = null;
        _thread = new();
        Time = new(Time.GetUtcNow());
        Cloud.During = null;
    }

    public void Run(Action action) => _thread.Run(action);

    public ObjectStatus Status(string key) => Controller.Board.Find(ObjectKey.Parse(key)) ?? throw new InvalidOperationException($"nothing is known of {key}");

    public Condition Condition(string key, ConditionType type) => Status(key)[type]!;

    public void Dispose() => _controller?.Dispose();
}
