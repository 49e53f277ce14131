using BenchmarkDotNet.Attributes;
using Cyclops.Benchmarks.Support;
using Cyclops.Model;
using Cyclops.Model.Plans;

namespace Cyclops.Benchmarks.Pure;

/// <summary>Manifests and a world to plans.</summary>
[MemoryDiagnoser]
public class PlanBenchmarks : IDisposable
{
    private Rig _rig = null!;
    private World _world = null!;
    private List<Plan> _plans = null!;

    [Params(100, 1000)]
    public int Apps { get; set; }

    /// <summary>How many of the apps differ.</summary>
    [Params(0, 10)]
    public int Changed { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _rig = new Rig(Apps);
        await _rig.ConvergeAsync(ManyApps.Snapshot(Apps));
        _rig.Read(ManyApps.Snapshot(Apps, version: 2, changed: Changed));
        _rig.Build();

        // A world goes with the graph it was observed for: what is as wanted was not read.
        _world = await _rig.ObserveAsync();
        _plans = await PlanAsync();
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _rig.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public void BuildGraph() => _rig.Build();

    /// <summary>What <c>cyclops-ctl diff</c> prints of it.</summary>
    [Benchmark]
    public void DiffText() => DiffWriter.Write(_plans, TextWriter.Null);

    [Benchmark]
    public Task<List<Plan>> PlanAsync() => _rig.PlanAsync(_world, ManyApps.CommitOf(2));
}
