using Cyclops.Simulation.Faults;
using Cyclops.Simulation.Running;
using Cyclops.Simulation.Scenarios;

namespace Cyclops.Simulation;

/// <summary>The runner: one command per kind of proof.</summary>
internal static class SimulationProgram
{
    public static Task<int> RunAsync(string[] args)
    {
        if (args is ["replay", var name, var seed, var strikes])
        {
            var planned = strikes.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(s =>
            {
                var (what, at) = (s.Split('@')[0], s.Split('@')[1]);
                return new PlannedStrike(int.Parse(at), new(Enum.Parse<StrikeKind>(what.Split('x')[0])), what.Split('x') is [_, var t] ? int.Parse(t) : 1);
            }).ToList();
            var o = Run.Play(Catalog.Find(name), int.Parse(seed), new FaultPlan(planned), keepsTrace: true);
            foreach (var l in o.Trace) { Console.WriteLine(l); }
            foreach (var v in o.Violations) { Console.WriteLine(v); }
            var r = ReferenceRun.Of(Catalog.Find(name), int.Parse(seed));
            foreach (var d in EndState.Differences(r.Outcome.End, o.End, r.Mask)) { Console.WriteLine(d); }
            return Task.FromResult(0);
        }

        var t = System.Diagnostics.Stopwatch.StartNew();
        var sweep = new Sweep([.. Catalog.All.Where(s => args.Length < 2 || s.Name.Contains(args[1]))], 1);
        Console.WriteLine($"{sweep.References.Count} references, {sweep.References.Sum(r => r.Sites.Count)} sites, {t.Elapsed}");
        foreach (var f in sweep.Broken) { Console.WriteLine(f); }
        var random = new Random(1);
        var plans = args[0] switch
        {
            "crash" => sweep.CrashPoints().ToList(),
            "pairs" => sweep.Pairs(int.Parse(args[2]), random).ToList(),
            _ => [.. sweep.Everything().Where(_ => args.Length < 3 || random.Next(int.Parse(args[2])) == 0)],
        };
        Console.WriteLine($"{plans.Count} plans");
        var (runs, findings) = sweep.Run(plans, null, n => { if (n % 500 == 0) { Console.WriteLine($"{n} {t.Elapsed} gc {GC.CollectionCount(0)} {GC.CollectionCount(1)} {GC.CollectionCount(2)} pause {GC.GetTotalPauseDuration()} heap {GC.GetTotalMemory(false) >> 20} alloc {GC.GetTotalAllocatedBytes() >> 20}"); } });
        foreach (var g in findings.GroupBy(f => f.Signature).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"{g.Count()} x {g.First()}");
        }

        Console.WriteLine($"{runs} runs, {findings.Count} findings, {t.Elapsed}");
        return Task.FromResult(0);
    }
}
