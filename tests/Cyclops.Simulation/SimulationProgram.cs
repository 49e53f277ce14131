using Cyclops.Simulation.Running;
using Cyclops.Simulation.Scenarios;

namespace Cyclops.Simulation;

/// <summary>The runner: one command per kind of proof.</summary>
internal static class SimulationProgram
{
    public static Task<int> RunAsync(string[] args)
    {
        foreach (var s in Catalog.All.Where(s => args.Length == 0 || s.Name.Contains(args[0])))
        {
            var t = System.Diagnostics.Stopwatch.StartNew();
            var o = Run.Play(s, 1, keepsSites: true, keepsTrace: true);
            if (args.Length > 1) { foreach (var l in o.Trace) { Console.WriteLine(l); } }
            Console.WriteLine($"{s.Name} {o.Sites.Count} {o.Figures} {t.ElapsedMilliseconds} ms");
            foreach (var v in o.Violations) { Console.WriteLine(v); }
        }

        return Task.FromResult(0);
    }
}
