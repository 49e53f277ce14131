using System.Collections.Concurrent;
using System.CommandLine;
using Cyclops.Simulation.Oracles;
using Cyclops.Simulation.Randomness;
using Cyclops.Simulation.Running;
using Cyclops.Simulation.Scenarios;

namespace Cyclops.Simulation.Commands;

/// <summary><c>hunt</c>: scenarios, then faults, then stories by chance, until an invariant breaks. What a mutant is judged by.</summary>
internal sealed class HuntCommand : Command
{
    private const int Plans = 600;
    private const int Stories = 40;

    private readonly Option<int> _seed = CommonOptions.Seed();
    private readonly Option<string[]> _for = new("--for") { Description = "Goes on until one of these invariants breaks: S3.", AllowMultipleArgumentsPerToken = true };
    private readonly ConcurrentQueue<Violation> _found = [];

    public HuntCommand()
        : base("hunt", "Look for any violation, in what finds most of them first.")
    {
        Add(_seed);
        Add(_for);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        var seed = result.GetValue(_seed);
        var wanted = result.GetValue(_for) ?? [];
        var random = new Random(seed);
        Stage([.. Catalog.All], s => Running.Run.Play(s, seed).Violations, wanted);
        if (!IsDone(wanted))
        {
            var sweep = new Sweep([.. Catalog.All], seed);
            var references = sweep.References.ToDictionary(r => r.Scenario.Name, StringComparer.Ordinal);
            Stage([.. sweep.Everything().OrderBy(_ => random.Next()).Take(Plans)], p => [.. references[p.Scenario.Name].Judge(p).Select(f => f.Violation)], wanted);
        }

        Stage([.. Enumerable.Range(seed, Stories)], s => RandomSuite.Play(s, (5, 15)).Violations, wanted);
        foreach (var violation in _found.DistinctBy(v => v.Id))
        {
            Console.Out.WriteLine(violation);
        }

        return _found.IsEmpty ? 0 : 1;
    }

    private bool IsDone(string[] wanted) => _found.Any(v => wanted.Length == 0 || wanted.Contains(v.Id));

    private void Stage<TWork>(List<TWork> all, Func<TWork, IReadOnlyList<Violation>> play, string[] wanted) =>
        Pool.Run(all, work =>
        {
            if (!IsDone(wanted))
            {
                foreach (var violation in play(work))
                {
                    _found.Enqueue(violation);
                }
            }

            return 0;
        });
}
