using Cyclops.Aws.Permissions;
using Cyclops.Simulation.Honesty;
using Cyclops.Simulation.Running;
using Cyclops.Simulation.Scenarios;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Policies;

/// <summary>
/// The policies that <c>cyclops-ctl iam-policy</c> prints are enough and not too much: every scenario under that of the controller
/// with a look by diff, under its own, after each act; worlds by chance likewise. No call may be denied, and between them no right
/// is left that nothing used.
/// </summary>
internal static class PolicySuite
{
    /// <summary>Worlds in which diff is looked at; the controller does what it shows.</summary>
    private const int Worlds = 4;

    private const int ComparisonsInEach = 8;

    private const string Short = "no template of the scenarios is too long for one call";

    /// <summary>What diff is not allowed on purpose: it takes what the controller left for what is there.</summary>
    private const string Withheld = "secretsmanager:GetSecretValue";

    private static readonly string Template = $"arn:aws:s3:::cyclops-{World.Worlds.Platform}-config-*/templates/*";

    /// <summary>Rights that no scenario can use, and why. One that is used after all is a violation, too.</summary>
    private static readonly Dictionary<(string Action, string Resource), string> Unreachable = new()
    {
        [("iam:PassRole", $"arn:aws:iam::{World.Worlds.Account}:role/cyclops-{World.Worlds.Platform}-cloudformation")] = "the scenarios name no role for stacks",
        [("s3:GetObject", Template)] = Short,
        [("s3:PutObject", Template)] = Short,
        [("s3:ListBucket", $"arn:aws:s3:::cyclops-{World.Worlds.Platform}-config-*")] = Short,
    };

    public static PolicyReport Run(int seed)
    {
        var scenarios = Pool.Run([.. Catalog.All], s => Play(s, seed));
        var looks = Pool.Run([.. Enumerable.Range(seed, Worlds)], Look);
        var all = scenarios.Concat(looks).ToList();
        var controller = CyclopsPolicies.Controller(PolicyRun.Scope);
        var diff = CyclopsPolicies.Diff(PolicyRun.Scope);
        return new(
            scenarios.Count,
            looks.Count * ComparisonsInEach,
            controller.Concat(diff).Sum(p => p.Rights.Count),
            [
                .. all.SelectMany(r => r.Violations.Select(v => $"{v} ({r.What}, under the policies)")),
                .. all.SelectMany(r => r.Denied.Where(d => d.Caller != DiffLook.AccessKey || d.Action != Withheld).Select(d => (r.What, d.Message))).DistinctBy(d => d.Message).Select(d => $"violation policy {d.What}: {d.Message}"),
                .. Unused("controller", all, SimulatedWorld.AccessKey, controller),
                .. Unused("diff", all, DiffLook.AccessKey, diff),
            ]);
    }

    private static PolicyRun Play(Scenario scenario, int seed)
    {
        DiffLook? look = null;
        var violations = new List<string>();
        var looking = scenario with { Acts = [.. scenario.Acts.Select(a => a with { Do = w => Then(w, a.Do) })] };
        using var run = new Run(looking, (scenario.Settings ?? new()) with { Seed = seed, Authorization = PolicyRun.Options });
        using var made = new DiffLook(run.World);
        look = made;
        var outcome = run.Play();
        return PolicyRun.Of(scenario.Name, run.World.Cloud, outcome.Violations.Select(v => v.ToString()).Concat(violations.Select(v => $"violation S16: {v}")));

        void Then(SimulatedWorld world, Action<SimulatedWorld> act)
        {
            act(world);
            if (world.Git.Head is { } head)
            {
                look!.Show(head, violations);
            }
        }
    }

    private static PolicyRun Look(int seed)
    {
        PolicyRun? run = null;
        var report = HonestWorld.Run(seed, ComparisonsInEach, applies: false, authorization: PolicyRun.Options, ended: w => run = PolicyRun.Of($"diff of seed {seed}", w.Cloud, []));
        return run! with { Violations = report.Violations };
    }

    private static IEnumerable<string> Unused(string policy, IEnumerable<PolicyRun> runs, string caller, IReadOnlyList<PolicyText> documents)
    {
        var used = runs.SelectMany(r => r.Used).Where(u => u.Caller == caller).Select(u => new PolicyRight(u.Statement, u.Action, u.Resource)).ToHashSet();
        foreach (var right in documents.SelectMany(d => d.Rights))
        {
            var reason = Unreachable.GetValueOrDefault((right.Action, right.Resource)) ?? UncomparedTypes.ReasonOf(right);
            if (used.Contains(right) == reason is not null)
            {
                yield return reason is null
                    ? $"violation policy: nothing uses {right.Action} at {right.Resource} ({right.Statement} of {policy})"
                    : $"violation policy: {right.Action} at {right.Resource} is used after all; it was left out because {reason}";
            }
        }
    }
}
