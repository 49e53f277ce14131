using Cyclops.Simulation.Faults;
using Cyclops.Simulation.Scenarios;

namespace Cyclops.Simulation.Running;

/// <summary>Single faults and pairs of them, generated from the calls that each scenario makes.</summary>
internal sealed class Sweep
{
    private readonly List<ReferenceRun> _references;

    /// <param name="scenarios">What is swept.</param>
    /// <param name="seed">Of all of it.</param>
    public Sweep(IReadOnlyList<Scenario> scenarios, int seed)
    {
        _references = Pool.Run(scenarios, s => ReferenceRun.Of(s, seed));
        Broken = [.. _references.SelectMany(r => r.Outcome.Violations.Select(v => new Finding(new(r.Scenario, seed, [], []), v)))];
    }

    public IReadOnlyList<ReferenceRun> References => _references;

    /// <summary>What is wrong although nothing went wrong.</summary>
    public IReadOnlyList<Finding> Broken { get; }

    /// <summary>All operations that some scenario calls.</summary>
    public SortedSet<string> Operations => new(_references.SelectMany(r => r.Sites).Select(s => s.Operation), StringComparer.Ordinal);

    /// <summary>Everything at every call.</summary>
    public IEnumerable<Plan> Everything() => Plans(s => [.. Alphabet.Crashes(s), .. Alphabet.Failures(s)]);

    /// <summary>Every crash at every call that changes something.</summary>
    public IEnumerable<Plan> CrashPoints() => Everything().Where(IsCrashPoint);

    /// <summary>A part of the crash points, another part each turn.</summary>
    /// <param name="turn">Any number that is another one each time.</param>
    /// <param name="fewestTurns">In how many turns all of them come, at least; of a long story it takes more.</param>
    public IEnumerable<Plan> CrashPoints(int turn, int fewestTurns) => CrashPoints().Where(p =>
        Math.Max(fewestTurns, p.Scenario.Turns) is var turns && p.At[0].Index % turns == turn % turns);

    /// <summary>Every crash at every call that changes something, and one in so many of everything else.</summary>
    public IEnumerable<Plan> Sampled(int oneIn, Random random) => Everything().Where(p => IsCrashPoint(p) || random.Next(oneIn) == 0);

    /// <summary>Pairs of faults of one scenario, drawn by chance: often one while the other is recovered from.</summary>
    public IEnumerable<Plan> Pairs(int count, Random random)
    {
        for (var i = 0; i < count; i++)
        {
            var reference = _references[random.Next(_references.Count)];
            var first = reference.Sites[random.Next(reference.Sites.Count)];

            // Half of the second ones strike soon after the first, where its recovery is.
            var second = random.Next(2) == 0
                ? first.Index + 1 + random.Next(40)
                : random.Next(reference.Sites.Count);
            var kinds = new[] { Any(first, random), Any(reference.Sites[Math.Min(second, reference.Sites.Count - 1)], random) with { Index = second } };
            yield return new(reference.Scenario, reference.Seed, kinds, [first, reference.Sites[Math.Min(second, reference.Sites.Count - 1)]]);
        }
    }

    /// <summary>Runs plans.</summary>
    /// <returns>How many were run, and what they found.</returns>
    public (int Runs, List<Finding> Findings) Run(IReadOnlyList<Plan> plans, TimeSpan? budget = null, Action<int>? progress = null)
    {
        var byScenario = _references.ToDictionary(r => r.Scenario.Name, StringComparer.Ordinal);
        var results = Pool.Run(plans, p => byScenario[p.Scenario.Name].Judge(p).ToList(), budget, progress);
        return (results.Count, [.. results.SelectMany(f => f)]);
    }

    private static bool IsCrashPoint(Plan plan) => plan.At[0] is { Edge: Edge.Aws or Edge.Sql or Edge.Solr, Mutating: true } && plan.Strikes[0].Strike.IsCrash;

    private static PlannedStrike Any(CallSite site, Random random)
    {
        IReadOnlyList<PlannedStrike> all = [.. Alphabet.Crashes(site), .. Alphabet.Failures(site)];
        return all[random.Next(all.Count)];
    }

    private IEnumerable<Plan> Plans(Func<CallSite, IReadOnlyList<PlannedStrike>> strikes) =>
        from reference in _references
        from site in reference.Sites
        from strike in strikes(site)
        select new Plan(reference.Scenario, reference.Seed, [strike], [site]);
}
