using BenchmarkDotNet.Attributes;
using Cyclops.Benchmarks.Support;
using Cyclops.Engine.Manifests;
using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;

namespace Cyclops.Benchmarks.Pure;

/// <summary>Files to manifests.</summary>
[MemoryDiagnoser]
public class ManifestBenchmarks
{
    private readonly ManifestReader _warm = new();
    private Snapshot _snapshot = null!;
    private Snapshot _changed = null!;
    private bool _toggle;

    [Params(100, 1000)]
    public int Apps { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _snapshot = ManyApps.Snapshot(Apps);
        _changed = ManyApps.Snapshot(Apps, version: 2, changed: 1);
        _warm.Read(_snapshot);
    }

    [Benchmark]
    public ManifestSet Cold() => new ManifestReader().Read(_snapshot);

    /// <summary>One file of all has changed.</summary>
    [Benchmark]
    public ManifestSet Warm() => _warm.Read((_toggle = !_toggle) ? _changed : _snapshot);
}
