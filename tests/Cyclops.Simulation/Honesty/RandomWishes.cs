using Cyclops.Simulation.Scenarios;

namespace Cyclops.Simulation.Honesty;

/// <summary>What is wanted of a platform, drawn by chance, and changed by chance.</summary>
internal sealed class RandomWishes
{
    private const int MostApps = 6;

    private static readonly string[] Names = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"];

    /// <summary>Fields of an app with values that differ from each other; an empty one leaves it to the default.</summary>
    private static readonly (string Field, string[] Values)[] Fields =
    [
        ("replicas", ["", "2", "3", "0"]),
        ("env", ["", "{A: '1'}", "{A: '2', B: two}", "{C: ''}"]),
        ("secrets", ["", "{KEY: acme/key}", "{KEY: acme/other}"]),
        ("healthCheck", ["", "/up", "{path: /ping, interval: 20s, timeout: 4s, healthy: 3, codes: '200'}", "{grace: 90s}"]),
        ("logs", ["", "{retentionDays: 7}", "{retentionDays: 90}"]),
        ("containers", ["", "{redis: {image: redis:7, memory: 128}}", "{redis: {image: redis:8, memory: 128}, solr: {image: solr:9, memory: 256}}"]),
        ("rollout", ["", "{deregistrationDelay: 5s, minHealthy: 50, max: 200}", "{circuitBreaker: false}"]),
        ("command", ["", "[run, --fast]", "serve"]),
        ("port", ["", "80"]),
        ("cpu", ["", "64"]),
        ("memory", ["", "256"]),
        ("suspend", ["", "", "", "true"]),
    ];

    private readonly Random _chance;
    private readonly string[] _environments;
    private readonly SortedDictionary<string, EnvironmentWish> _parts;
    private readonly SortedDictionary<string, AppWish> _apps = new(StringComparer.Ordinal);
    private int _platform;
    private string? _paused;
    private string? _withDefaults;

    /// <param name="chance">Decides.</param>
    /// <param name="ofParts">Decides what environments have beside their clusters; null: nothing.</param>
    public RandomWishes(Random chance, Random? ofParts)
    {
        _chance = chance;
        _environments = chance.Next(2) == 0 ? ["staging"] : ["prod", "staging"];
        _parts = new(ofParts is null ? [] : _environments.ToDictionary(e => e, _ => new EnvironmentWish(ofParts), StringComparer.Ordinal), StringComparer.Ordinal);
        for (var i = 1 + chance.Next(MostApps); i > 0; i--)
        {
            Add();
        }
    }

    /// <summary>Changes one to three things.</summary>
    public void Change()
    {
        foreach (var (name, app) in _apps.Where(a => a.Value.IsBroken).ToList())
        {
            _apps[name] = app with { IsBroken = false };
        }

        _paused = null;
        for (var i = 1 + _chance.Next(3); i > 0; i--)
        {
            ChangeOne();
        }

        foreach (var wish in _parts.Values)
        {
            wish.Change();
        }
    }

    /// <summary>Writes all manifests anew.</summary>
    public void Write(SortedDictionary<string, string> files)
    {
        files.Clear();
        files.Platform($"tags: {{team: web, cost: '{_platform}'}}");
        foreach (var name in _environments)
        {
            var paused = name == _paused ? (string[])["paused: true"] : [];
            var defaults = name == _withDefaults ? (string[])["appDefaults: {env: {REGION: north}, logs: {retentionDays: 60}}"] : [];
            files.Environment(name, more: [.. paused, .. defaults, .. _parts.GetValueOrDefault(name)?.Lines($"{name}.example.org") ?? []]);
        }

        foreach (var (name, app) in _apps)
        {
            app.Write(files, name);
        }
    }

    private void ChangeOne()
    {
        switch (_chance.Next(20))
        {
            case 0 or 1:
                Add();
                break;
            case 2 or 3:
                Remove(1 + _chance.Next(3));
                break;
            case 4:
                Remove(MostApps);
                break;
            case 5:
                Contest();
                break;
            case 6:
                Broken();
                break;
            case 7:
                _platform++;
                break;
            case 8:
                _paused = Any(_environments);
                break;
            case 9:
                _withDefaults = _withDefaults is null ? Any(_environments) : null;
                break;
            case 10 or 11 or 12:
                Hosts();
                break;
            default:
                ChangeField();
                break;
        }
    }

    private void Add()
    {
        if (_apps.Count < MostApps && Any(Names) is var name && !_apps.ContainsKey(name))
        {
            var app = new AppWish(new(StringComparer.Ordinal), new(StringComparer.Ordinal), Image());
            foreach (var environment in _environments.Where(_ => _chance.Next(2) == 0).DefaultIfEmpty(_environments[0]))
            {
                app.Environments[environment] = new(StringComparer.Ordinal);
            }

            _apps[name] = app;
            for (var i = _chance.Next(4); i > 0; i--)
            {
                Draw(app);
            }
        }
    }

    private void Remove(int most)
    {
        foreach (var name in _apps.Keys.OrderBy(_ => _chance.Next()).Take(most).ToList())
        {
            _apps.Remove(name);
        }
    }

    /// <summary>One app also claims a host of another.</summary>
    private void Contest()
    {
        var environment = Any(_environments);
        var apps = _apps.Where(a => a.Value.Environments.ContainsKey(environment)).ToList();
        if (apps.Count > 1)
        {
            var claimed = $"{apps[0].Key}.{environment}.example.org";
            apps[1].Value.Environments[environment]["hosts"] = $"[{apps[1].Key}.{environment}.example.org, {claimed}]";
        }
    }

    private void Broken()
    {
        if (_apps.Count > 0)
        {
            var name = Any([.. _apps.Keys]);
            _apps[name] = _apps[name] with { IsBroken = true };
        }
    }

    private void Hosts()
    {
        if (_apps.Count > 0)
        {
            var name = Any([.. _apps.Keys]);
            var environment = Any([.. _apps[name].Environments.Keys]);
            var own = $"{name}.{environment}.example.org";
            _apps[name].Environments[environment]["hosts"] = Any(
                [$"[{own}]", "[]", $"[{own}, www.{own}]", $"[www.{own}, {name}.elsewhere.example.com]", $"[new-{own}]"]);
        }
    }

    private void ChangeField()
    {
        if (_apps.Count == 0)
        {
            return;
        }

        var name = Any([.. _apps.Keys]);
        if (_chance.Next(3) == 0)
        {
            _apps[name] = _apps[name] with { Image = Image() };
        }
        else
        {
            Draw(_apps[name]);
        }
    }

    private void Draw(AppWish app)
    {
        var (field, values) = Any(Fields);
        var value = Any(values);
        var lines = _chance.Next(4) == 0 ? app.Environments[Any([.. app.Environments.Keys])] : app.Fields;
        if (value.Length == 0)
        {
            lines.Remove(field);
        }
        else
        {
            lines[field] = value;
        }
    }

    private string Image() => $"web:{1 + _chance.Next(9)}";

    private T Any<T>(T[] of) => of[_chance.Next(of.Length)];
}
