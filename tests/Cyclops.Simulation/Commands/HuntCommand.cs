using System.Collections.Concurrent;
using System.CommandLine;
using Cyclops.Simulation.Oracles;
using Cyclops.Simulation.Randomness;
using Cyclops.Simulation.Running;
using Cyclops.Simulation.Scenarios;

namespace Cyclops.Simulation.Commands;

/// <summary><c>hunt</c>: scenarios, then stories by chance, then faults, until an invariant breaks. What a mutant is judged by.</summary>
internal sealed class HuntCommand : Command
{
    private const int Plans = 3000;
    private const int Stories = 40;

    private readonly Option<int> _seed = CommonOptions.Seed();
    private readonly Option<string[]> _for = new("--for") { Description = "Goes on until one of these invariants breaks: S3.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string> _at = new("--at") { Description = "Faults only at calls of this operation: ecs:ListServices.", DefaultValueFactory = _ => "" };
    private readonly Option<TimeSpan?> _budget = CommonOptions.Budget();
    private readonly ConcurrentQueue<Violation> _found = [];
    private readonly long _start = TimeProvider.System.GetTimestamp();

    public HuntCommand()
        : base("hunt", "Look for any violation, in what finds most of them first.")
    {
        Add(_seed);
        Add(_for);
        Add(_at);
        Add(_budget);
        SetAction(Run);
    }

    /// <summary>Every kind of fault at every operation in turn, each time at another call of it: few plans, and yet of all kinds.</summary>
    private static IEnumerable<Plan> InTurn(IEnumerable<Plan> plans, Random random) =>
        plans.GroupBy(p => (p.At[0].Operation, p.Strikes[0].Strike.ToString()))
            .SelectMany(g => g.OrderBy(_ => random.Next()).Select((plan, turn) => (Plan: plan, Turn: turn)))
            .OrderBy(p => p.Turn)
            .ThenBy(_ => random.Next())
            .Select(p => p.Plan);

    private int Run(ParseResult result)
    {
        var seed = result.GetValue(_seed);
        var wanted = result.GetValue(_for) ?? [];
        var budget = result.GetValue(_budget);
        Stage([.. Catalog.All], s => Running.Run.Play(s, seed).Violations, wanted, budget);
        Stage([.. Enumerable.Range(seed, Stories)], s => RandomSuite.Play(s, (5, 15)).Violations, wanted, budget);
        if (!IsDone(wanted, budget))
        {
            var at = result.GetValue(_at)!;
            var sweep = new Sweep([.. Catalog.All], seed);
            var references = sweep.References.ToDictionary(r => r.Scenario.Name, StringComparer.Ordinal);
            var plans = InTurn(sweep.Everything().Where(p => at.Length == 0 || p.At[0].Operation == at), new(seed)).Take(Plans);
            Stage([.. plans], p => [.. references[p.Scenario.Name].Judge(p).Select(f => f.Violation)], wanted, budget);
        }

        foreach (var violation in _found.DistinctBy(v => v.Id))
        {
            Console.Out.WriteLine(violation);
        }

        return _found.IsEmpty ? 0 : 1;
    }

    private bool IsDone(string[] wanted, TimeSpan? budget) =>
        _found.Any(v => wanted.Length == 0 || wanted.Contains(v.Id))
        || (budget is { } most && TimeProvider.System.GetElapsedTime(_start) > most);

    private void Stage<TWork>(List<TWork> all, Func<TWork, IReadOnlyList<Violation>> play, string[] wanted, TimeSpan? budget) =>
        Pool.Run(all, work =>
        {
            if (!IsDone(wanted, budget))
            {
                foreach (var violation in play(work))
                {
                    _found.Enqueue(violation);
                }
            }

            return 0;
        });
}
