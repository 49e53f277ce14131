using Cyclops.Testing;

namespace Cyclops.Simulation.RealProcess;

/// <summary>A config repository that changes at random, and what its head asks for.</summary>
internal sealed class WantedConfig
{
    /// <summary>The platform's default: more apps that go at once would wait for a person.</summary>
    public const int DeletionBudget = 3;

    private const int FewestApps = 3;
    private static readonly string[] Names = ["acre", "eilat", "haifa", "jaffa", "ramla", "safed", "tiberias", "yavne"];
    private static readonly int[] HostCounts = [0, 1, 1, 2, 6];

    private readonly TestRepository _repository;
    private readonly Random _random;
    private readonly SortedDictionary<string, WantedApp> _apps = new(StringComparer.Ordinal);

    /// <summary>Every app as it was last asked for, so that one that comes back is the one that left.</summary>
    private readonly Dictionary<string, WantedApp> _known = new(StringComparer.Ordinal);

    private int _removals;
    private int _changes;

    /// <summary>Commits a first config.</summary>
    public WantedConfig(string folder, Random random)
    {
        (_repository, _random) = (TestRepository.Init(folder), random);
        _repository.Write("manifests/platform.yaml", "apiVersion: cyclops/v1\nkind: Platform\nmetadata: {name: sim}\nspec: {}\n");
        WriteEnvironment("staging", "network: {managed: {nat: none}}\n  cluster: {ec2: {instanceTypes: [m6i.large], max: 20}}");
        WriteEnvironment("production", "network: {managed: {cidr: 10.41.0.0/16, nat: none}}\n  cluster: {fargate: {}}");
        foreach (var name in Names.Take(6))
        {
            Want(new(name, Environments, Version: 1, Replicas: 1, Greeting: 1, Check: 1, HostCount: 1));
        }

        _repository.Commit("six apps");
    }

    public static IReadOnlyList<string> Environments { get; } = ["staging", "production"];

    public IEnumerable<WantedApp> Apps => _apps.Values;

    public string Path => _repository.Path;

    public string Head => _repository.Head;

    /// <summary>Since the apps that were removed are gone, the budget is whole again.</summary>
    public void RenewBudget() => _removals = 0;

    /// <summary>Commits one random change.</summary>
    /// <returns>What it is.</returns>
    public string CommitChange()
    {
        var change = Change();
        _repository.Commit(change);
        return change;
    }

    private string Change()
    {
        var absent = Names.Where(n => !_apps.ContainsKey(n)).ToArray();
        var app = _apps.Values.ElementAt(_random.Next(_apps.Count));
        var number = ++_changes;
        switch (_random.Next(9))
        {
            case 0 or 1 when absent.Length > 0:
                var name = absent[_random.Next(absent.Length)];
                return Want(_known.GetValueOrDefault(name) ?? app with { Name = name, Environments = Environments });
            case 2 when _removals < DeletionBudget && _apps.Count > FewestApps:
                return Remove(app);
            case 3 when app.Environments.Count == 1:
                return Want(app with { Environments = Environments });
            case 3 when _removals < DeletionBudget:
                _removals++;
                return Want(app with { Environments = [Environments[_random.Next(Environments.Count)]] });
            case 4:
                return Want(app with { Replicas = _random.Next(4) });
            case 5:
                return Want(app with { Greeting = number });
            case 6:
                return Want(app with { Check = number });
            case 7:
                return Want(app with { HostCount = HostCounts[_random.Next(HostCounts.Length)] });
            default:
                return Want(app with { Version = number });
        }
    }

    private string Want(WantedApp app)
    {
        _apps[app.Name] = _known[app.Name] = app;
        _repository.Write($"manifests/apps/{app.Name}/app.yaml", app.Manifest);
        return app.ToString();
    }

    private string Remove(WantedApp app)
    {
        _removals++;
        _apps.Remove(app.Name);
        _repository.Remove($"manifests/apps/{app.Name}");
        return $"{app.Name} leaves";
    }

    private void WriteEnvironment(string name, string spec) => _repository.Write(
        $"manifests/environments/{name}/environment.yaml",
        $"apiVersion: cyclops/v1\nkind: Environment\nmetadata: {{name: {name}}}\nspec:\n  domain: {name}.localhost\n  logs: {{retentionDays: 7}}\n  {spec}\n");
}
