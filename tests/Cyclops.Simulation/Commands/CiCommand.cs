using System.CommandLine;
using System.Globalization;
using Cyclops.Simulation.Honesty;
using Cyclops.Simulation.Mutants;
using Cyclops.Simulation.Policies;
using Cyclops.Simulation.Randomness;
using Cyclops.Simulation.Running;
using Cyclops.Simulation.Scenarios;
using Cyclops.Simulation.Transitions;

namespace Cyclops.Simulation.Commands;

/// <summary>
/// <c>ci</c>: the part that runs at every landing: a quarter of the crash points, another quarter at another one, and a sample of everything else. Ends with a table and the
/// line that test runners end with.
/// </summary>
internal sealed class CiCommand : Command
{
    private const int Seed = 1;

    /// <summary>A landing has a quarter of an hour for everything.</summary>
    private const int FewestTurns = 6;
    private const int Stories = 100;
    private const int Twice = 20;
    private const int OneReadIn = 600;
    private const int Pairs = 100;
    private const int Comparisons = 100;
    private const int Changes = 1;
    private const string Field = "healthCheck";

    private static readonly TimeSpan QuickLimit = TimeSpan.FromMinutes(3);

    /// <summary>Those that undisturbed scenarios kill within seconds; all of them take the command <c>mutants</c>.</summary>
    private static readonly string[] QuickMutants =
    [
        "target-group-before-rule", "record-before-rule", "deletes-wait-for-nobody", "pending-rollout-is-ready", "desired-count-not-compared",
        "new-revision-not-rolled-out", "no-intent-before-a-step", "incomplete-snapshot-deletes", "rewritten-history-accepted", "health-check-path-not-compared",
    ];

    private readonly List<(string What, int Count, string Of, int Violations, TimeSpan Took)> _rows = [];

    public CiCommand()
        : base("ci", "What every landing is held to, in a few minutes.")
    {
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var sweep = Scenarios();
        Swept(sweep);
        Row("regressions", () =>
        {
            var broken = Pool.Run(Regressions.All, r => (r.Name, Violations: r.Play())).Where(r => r.Violations.Count > 0).ToList();
            broken.ForEach(b => Console.Out.WriteLine($"{b.Violations[0]}\n  it is back: {b.Name}"));
            return (Regressions.All.Count, "runs that once failed", broken.Count);
        });
        Row("stories by chance", () =>
        {
            var report = RandomSuite.Run(Seed, Stories, (5, 15), budget: null, progress: null);
            report.Violations.ToList().ForEach(v => Console.Out.WriteLine($"{v.Violation}\n  again: random --trace --seed {v.Seed} --fewest 5 --most 15"));
            return (report.Seeds, $"{report.Simulated.TotalHours:0} simulated hours", report.Violations.Count);
        });
        Row("played twice", () =>
        {
            var differing = Pool.Run([.. Enumerable.Range(Seed, Twice)], s => RandomSuite.Play(s, (5, 15)).TraceHash == RandomSuite.Play(s, (5, 15)).TraceHash ? 0 : s).Where(s => s > 0).ToList();
            differing.ForEach(s => Console.Out.WriteLine($"violation determinism: seed {s} goes two ways"));
            return (Twice, "equal traces, byte for byte", differing.Count);
        });
        Row("changes of manifests", () =>
        {
            var report = TransitionSuite.Run(Seed, Changes, budget: null, TextWriter.Null, Field);
            report.Violations.ToList().ForEach(v => Console.Out.WriteLine(v));
            return (report.Transitions, $"{report.Fields} fields", report.Violations.Count);
        });
        Row("diffs that were applied", () =>
        {
            var report = HonestySuite.Run(Seed, Comparisons, budget: null, TextWriter.Null);
            report.Violations.ToList().ForEach(v => Console.Out.WriteLine(v));
            return (report.Comparisons, $"{report.Steps} steps", report.Violations.Count);
        });
        Row("IAM policies", () =>
        {
            var report = PolicySuite.Run(Seed);
            report.Violations.ToList().ForEach(v => Console.Out.WriteLine(v));
            return (report.Scenarios + report.Comparisons, $"{report.Rights} rights, each of them used", report.Violations.Count);
        });
        var mutants = await MutantsAsync(cancellationToken);
        return Close(mutants);
    }

    private Sweep Scenarios()
    {
        Sweep sweep = null!;
        Row("scenarios", () =>
        {
            sweep = new Sweep([.. Catalog.All], Seed);
            var unreached = CallSites.Unreached(sweep.Operations);
            unreached.ToList().ForEach(s => Console.Out.WriteLine($"violation coverage: no scenario calls {s}"));
            return (sweep.References.Count, $"{sweep.References.Sum(r => r.Sites.Count)} calls at {sweep.Operations.Count} call sites", Findings.Print(sweep.Broken, Console.Out) + unreached.Count);
        });
        return sweep;
    }

    private void Swept(Sweep sweep)
    {
        var random = new Random(Seed);
        Plans("crash points", sweep, [.. sweep.CrashPoints(Turn(), FewestTurns)]);
        Plans("declared errors", sweep, [.. DeclaredErrors.Plans(sweep.References)]);
        Plans("other faults, sampled", sweep, [.. sweep.Everything().Where(p => random.Next(OneReadIn * p.Scenario.Turns) == 0)]);
        Plans("pairs of faults, sampled", sweep, [.. sweep.Pairs(Pairs, random)]);
    }

    /// <summary>Each commit has its own part of what is taken by turns, and the same again when it is run again.</summary>
    private static int Turn()
    {
        var head = Path.Combine(RepositoryRoot.Find(), ".git", "HEAD");
        if (!File.Exists(head))
        {
            return 0;
        }

        var text = File.ReadAllText(head).Trim();
        var branch = text.StartsWith("ref: ", StringComparison.Ordinal) ? Path.Combine(Path.GetDirectoryName(head)!, text["ref: ".Length..]) : null;
        var commit = branch is null ? text : File.Exists(branch) ? File.ReadAllText(branch).Trim() : "";
        return commit.Length < 4 ? 0 : int.Parse(commit.AsSpan(0, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    private void Plans(string what, Sweep sweep, IReadOnlyList<Plan> plans) => Row(what, () =>
    {
        var (runs, findings) = sweep.Run(plans);
        return (runs, $"{plans.Select(p => p.At[0].Operation).Distinct(StringComparer.Ordinal).Count()} call sites", Findings.Print(findings, Console.Out));
    });

    private async Task<IReadOnlyList<MutantResult>> MutantsAsync(CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        var results = await new MutantSuite(TextWriter.Null, m => QuickMutants.Contains(m.Name)).RunAsync(m => MutantCommand.Hunt(m, QuickLimit), QuickLimit, cancellationToken);
        var alive = results.Where(r => r.Verdict != MutantVerdict.Killed).ToList();
        alive.ForEach(r => Console.Out.WriteLine($"violation mutants: {r}"));
        _rows.Add(("mutants killed", results.Count - alive.Count, $"{results.Count} of {MutantCatalog.All.Count} tried", alive.Count, TimeProvider.System.GetElapsedTime(start)));
        return results;
    }

    private void Row(string what, Func<(int Count, string Of, int Violations)> work)
    {
        var start = TimeProvider.System.GetTimestamp();
        var (count, of, violations) = work();
        _rows.Add((what, count, of, violations, TimeProvider.System.GetElapsedTime(start)));
    }

    private int Close(IReadOnlyList<MutantResult> mutants)
    {
        Console.Out.WriteLine($"{"simulation",-28} {"count",8}  {"",-34} {"violations",10} {"time",8}");
        foreach (var (what, count, of, violations, took) in _rows)
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-28} {count,8}  {of,-34} {violations,10} {took.TotalSeconds,6:0} s"));
        }

        var failed = _rows.Count(r => r.Violations > 0);
        Console.Out.WriteLine($"Simulation: {_rows.Count - failed} passed, {failed} failed, {mutants.Count} mutants");
        return failed == 0 ? 0 : 1;
    }
}
