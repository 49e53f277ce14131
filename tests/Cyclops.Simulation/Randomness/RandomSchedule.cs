using System.Globalization;
using Cyclops.LocalCloud.Options;
using Cyclops.Simulation.Faults;
using Cyclops.Simulation.Scenarios;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Randomness;

/// <summary>A story by chance: many apps, commits, meddling strangers, crashes, bad commits; in the end everything is mended.</summary>
internal sealed class RandomSchedule
{
    private readonly Random _random;
    private readonly SortedDictionary<string, string> _apps = new(StringComparer.Ordinal);
    private readonly List<Act> _acts = [];
    private int _named;

    private RandomSchedule(Random random) => _random = random;

    /// <summary>The story of a seed.</summary>
    /// <param name="fewest">Apps at the beginning, at least.</param>
    /// <param name="most">Apps at the beginning, at most.</param>
    public static (Scenario Scenario, IAdversary Adversary) Of(int seed, int fewest = 10, int most = 50)
    {
        var random = new Random(seed);
        var schedule = new RandomSchedule(random);
        schedule.Begin(random.Next(fewest, most + 1));
        for (var i = random.Next(3, 9); i > 0; i--)
        {
            schedule._acts.Add(schedule.Any());
        }

        schedule.End();
        var settings = new WorldSettings
        {
            Shuffles = random.Next(2) == 0,
            PageSize = random.Next(3) == 0 ? random.Next(1, 20) : null,
            Latency = TimeSpan.FromMilliseconds(random.Next(3) switch { 0 => 0, 1 => 20, _ => 400 }),
            Throttling = random.Next(4) == 0,
            Workers = random.Next(1, 6),
            KeepsOldAnswers = true,
            Quotas = new LocalQuotas(),
        };
        var scenario = new Scenario(string.Create(CultureInfo.InvariantCulture, $"random-{seed}"), schedule._acts, settings) { Bound = TimeSpan.FromMinutes(45) };
        return (scenario, new RandomFaults(random));
    }

    private TimeSpan Soon() => TimeSpan.FromSeconds(_random.Next(4) switch { 0 => 0, 1 => _random.Next(10), 2 => _random.Next(60), _ => _random.Next(400) });

    private void Begin(int apps)
    {
        for (var i = 0; i < apps; i++)
        {
            Add();
        }

        Commit("begin");
    }

    private Act Any() => _random.Next(12) switch
    {
        < 6 => Change(),
        6 => new Act("a push of nothing", w => w.Git.Commit("nothing", _ => { }), Soon()),
        7 => new Act("kill", w => w.Kill(), Soon()),
        8 => new Act("the disk is lost", w => { w.Kill(); w.LoseDisk(); }, Soon()),
        9 => Act.Commit("a bad commit", f => f.Text("apps/zz-bad/app.yaml", "apiVersion: cyclops/v1\nkind: [\n"), Soon()),
        10 => new Act("force-push", w => w.Git.MoveTo(w.Git.Head!.Parents is [var parent, ..] ? w.Git.Info(parent) : w.Git.Head), Soon()),
        _ => new Act("somebody meddles", w => w.Meddle("a stranger", _ => Meddling.Any(w, _random)), Soon()),
    };

    /// <summary>A few apps come, change or go.</summary>
    private Act Change()
    {
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            var name = _apps.Keys.ElementAtOrDefault(_random.Next(_apps.Count + 1));
            switch (_random.Next(4))
            {
                case 0:
                    Add();
                    break;
                case 1 when name is not null:
                    _apps.Remove(name);
                    break;
                default:
                    _apps[name ?? NextName()] = Spec();
                    break;
            }
        }

        return Snapshot("change", Soon());
    }

    private void Add() => _apps[NextName()] = Spec();

    private string NextName() => string.Create(CultureInfo.InvariantCulture, $"app-{++_named:d2}");

    private string Spec(bool isWell = false)
    {
        var image = !isWell && _random.Next(25) == 0 ? "crash" : "web";
        var parts = new List<string> { string.Create(CultureInfo.InvariantCulture, $"image: {image}:{_random.Next(5)}") };
        Maybe(3, $"replicas: {_random.Next(3)}");
        Maybe(4, $"healthCheck: /{_random.Next(3)}");
        Maybe(5, "hosts: []");
        Maybe(5, $"env: {{A: '{_random.Next(3)}'}}");
        Maybe(6, $"logs: {{retentionDays: {(_random.Next(2) == 0 ? 7 : 90)}}}");
        Maybe(6, $"rollout: {{deregistrationDelay: {_random.Next(1, 20)}s}}");
        Maybe(8, $"containers: {{redis: {{image: redis:{_random.Next(2)}, memory: 64}}}}");
        return string.Join(", ", parts);

        void Maybe(int seldom, string part)
        {
            if (_random.Next(seldom) == 0)
            {
                parts.Add(part);
            }
        }
    }

    private Act Snapshot(string subject, TimeSpan? wait, int? allowDelete = null)
    {
        var apps = new SortedDictionary<string, string>(_apps, StringComparer.Ordinal);
        return Act.Commit(subject, f => Write(f, apps), wait, allowDelete);
    }

    private void Commit(string subject) => _acts.Add(Snapshot(subject, Soon()));

    private static void Write(SortedDictionary<string, string> files, SortedDictionary<string, string> apps)
    {
        files.Clear();
        files.Base();
        foreach (var (name, spec) in apps)
        {
            files.App(name, spec: spec);
        }
    }

    /// <summary>All is mended, in two commits as the second allows what the first removed; then there is peace.</summary>
    private void End()
    {
        foreach (var name in _apps.Keys.Where(a => _apps[a].Contains("crash", StringComparison.Ordinal)).ToList())
        {
            _apps[name] = Spec(isWell: true);
        }

        _acts.Add(new Act("the branch is one again", w => w.Git.Join("all lines of history"), TimeSpan.FromSeconds(1)));
        _acts.Add(Snapshot("mended", TimeSpan.FromSeconds(40)));
        _acts.Add(new Act("peace", w =>
        {
            w.Adversary = Peace.Instance;
            w.Git.Commit("it is meant", _ => { }, allowDelete: 1000);
        }));
    }
}
