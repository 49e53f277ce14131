using Cyclops.LocalCloud.Hosting;
using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Recording;
using Cyclops.Testing;

namespace Cyclops.Simulation.RealProcess;

/// <summary>One cloud on loopback, one config repository and one store, which outlive many controllers.</summary>
internal sealed class KillWorld : IAsyncDisposable
{
    private const string ReadOfEveryPass = "ecs:ListServices";
    private const string FoundInterrupted = "was under way when the controller stopped";
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan KillTick = TimeSpan.FromMilliseconds(2);
    private static readonly string[] Mistakes = ["died", "InternalError", "Unhandled exception"];

    /// <summary>The least that the controller takes.</summary>
    private static readonly TimeSpan ResyncInterval = TimeSpan.FromSeconds(10);

    private readonly TempFolder _folder = new();
    private readonly HttpClient _client = new() { Timeout = Patience };
    private readonly LocalCloudHost _host;
    private ControllerProcess? _controller;

    private KillWorld(LocalCloudHost host, Random random)
    {
        _host = host;
        Config = new(_folder["config"], random);
    }

    public WantedConfig Config { get; }

    public int Kills { get; private set; }

    /// <summary>Steps that were under way when a controller was killed, as the next one found in the store.</summary>
    public int Interrupted { get; private set; }

    public int MutatingCalls => Calls.MutatingCount;

    /// <summary>What went wrong in what was killed or waited for until now.</summary>
    public List<string> Faults { get; } = [];

    private CallRecorder Calls => _host.Cloud.Recorder;

    private int Reads => Calls.Counts().GetValueOrDefault(ReadOfEveryPass);

    public static async Task<KillWorld> StartAsync(int seed, Random random, CancellationToken cancellationToken) =>
        new(await LocalCloudHost.StartAsync(new() { Seed = seed, Delays = LifeCycleDelays.Instant }, cancellationToken: cancellationToken), random);

    /// <summary>Starts a controller unless one runs.</summary>
    public void EnsureController() =>
        _controller ??= ControllerProcess.Start(Config.Path, _folder["store"], _host.Endpoint, ResyncInterval);

    /// <summary>Waits for the moment and ends the controller as <c>kill -9</c> does.</summary>
    public async Task KillAsync(KillMoment moment, CancellationToken cancellationToken)
    {
        var (begin, calls) = (TimeProvider.System.GetTimestamp(), Calls.MutatingCount);
        while (TimeProvider.System.GetElapsedTime(begin) < moment.Latest && (moment.Calls is not { } wanted || Calls.MutatingCount < calls + wanted))
        {
            await Task.Delay(KillTick, TimeProvider.System, cancellationToken);
        }

        Examine();
        Interrupted += _controller!.Log.Split('\n').Count(l => l.Contains(FoundInterrupted, StringComparison.Ordinal));
        await _controller.DisposeAsync();
        _controller = null;
        Kills++;
    }

    /// <summary>Waits until the controller says that all is as wanted, then until everything was looked at once more with nothing to do.</summary>
    /// <param name="anew">Whether a new controller looks, after a kill at rest, rather than the same at its next resync.</param>
    public async Task SettleAsync(bool anew, CancellationToken cancellationToken)
    {
        if (!await SettledAsync(leastReads: 0, cancellationToken))
        {
            return;
        }

        Compare();
        var (reads, writes) = (Reads, Calls.MutatingCount);
        if (anew)
        {
            await KillAsync(KillMoment.Now, cancellationToken);
            EnsureController();
        }

        if (await SettledAsync(reads + WantedConfig.Environments.Count, cancellationToken) && Calls.MutatingCount != writes)
        {
            var late = Calls.Calls().Where(c => c.Mutating).TakeLast(Calls.MutatingCount - writes);
            Faults.Add($"a pass with nothing to do changed something: {string.Join("; ", late.Select(c => $"{c.Service}:{c.Operation} {c.Parameters}"))}");
        }

        Examine();
    }

    /// <summary>The end of the controller's log, for who looks into a fault.</summary>
    public string LogTail() => string.Join('\n', (_controller?.Log ?? "").Split('\n').TakeLast(60));

    public async ValueTask DisposeAsync()
    {
        if (_controller is not null)
        {
            await _controller.DisposeAsync();
        }

        await _host.DisposeAsync();
        _client.Dispose();
        _folder.Dispose();
    }

    private async Task<bool> SettledAsync(int leastReads, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> obstacles = [];
        var begin = TimeProvider.System.GetTimestamp();
        for (var quiet = 0; TimeProvider.System.GetElapsedTime(begin) < Bound && _controller!.ExitCode is null;)
        {
            await Task.Delay(Tick, TimeProvider.System, cancellationToken);
            obstacles = await StatusReading.ObstaclesAsync(_client, _controller.Address, Config, cancellationToken);

            // Twice: between accepting a head and queueing its visits, a new process shows what the one before it left.
            quiet = obstacles.Count == 0 && Reads >= leastReads ? quiet + 1 : 0;
            if (quiet == 2)
            {
                return true;
            }
        }

        Faults.Add($"not settled after {TimeProvider.System.GetElapsedTime(begin).TotalSeconds:0} s with {Reads} reads of at least {leastReads}: {string.Join("; ", obstacles)}");
        Examine();
        return false;
    }

    private void Compare()
    {
        var expected = ExpectedContents.Of(Config.Apps);
        var actual = CloudContents.Of(_host.Cloud);
        Faults.AddRange(Without(expected, actual).Select(l => $"missing: {l}"));
        Faults.AddRange(Without(actual, expected).Select(l => $"too much: {l}"));
    }

    /// <summary>With their counts: what is there twice and wanted once is left over once.</summary>
    private static List<string> Without(IEnumerable<string> lines, IEnumerable<string> taken)
    {
        var left = lines.ToList();
        foreach (var line in taken)
        {
            left.Remove(line);
        }

        return left;
    }

    /// <summary>No controller may end by itself: not even at its start, on a store whose last owner was killed.</summary>
    private void Examine()
    {
        if (_controller!.ExitCode is { } code)
        {
            Faults.Add($"the controller ended by itself with exit code {code}");
        }

        Faults.AddRange(_controller.Log.Split('\n').Where(l => Mistakes.Any(m => l.Contains(m, StringComparison.Ordinal))));
    }
}
