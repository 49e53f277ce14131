using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Scenarios;

/// <summary>Apps with cores on a Solr server that is there already, and that others use as well.</summary>
internal static class Searches
{
    public const string Server = "http://solr.example.org:8983/solr";

    private const string Plain = "backends: {search: {main: {}}}";

    private static readonly Uri Address = new(Server);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(
            "app-search",
            [
                Act.Commit("an app with a core", f => Environment(f).App("alpha", spec: Plain)),
                Meddle("the app indexes something, and another platform has a core", Index),
                Act.Commit("the app leaves", f => f.Without("alpha")),
                Act.Commit("the app is back", f => f.App("alpha", spec: Plain)),
                Meddle("somebody removes the core", w => w.Searches.At(Address).Meddle("action=UNLOAD&core=acme.staging.alpha.main&deleteInstanceDir=true")),
            ]) { Turns = 3 },
        new(
            "app-search-after-retention",
            [
                Act.Commit("two apps with cores", f => Environment(f, "safety: {retention: 1h}").App("alpha", spec: Plain).App("beta", spec: Plain)),
                Meddle("the apps index something", Index, TimeSpan.FromSeconds(1)),
                Act.Commit("one leaves", f => f.Without("beta"), TimeSpan.FromMinutes(61)),
                new Act("its data has been kept for long enough", _ => { }),
            ]) { Turns = 6 },
    ];

    private static SortedDictionary<string, string> Environment(SortedDictionary<string, string> files, params string[] platform) =>
        files.Platform(platform.Length == 0 ? ["tags: {team: web}"] : platform).Environment("staging", more: $"search: {{existing: {{url: '{Server}'}}}}");

    private static Act Meddle(string what, Action<SimulatedWorld> act, TimeSpan? wait = null) => new(what, w => w.Meddle(what, _ => act(w)), wait);

    private static void Index(SimulatedWorld world)
    {
        var server = world.Searches.At(Address);
        foreach (var core in server.Cores.Where(c => c.StartsWith("acme.", StringComparison.Ordinal)))
        {
            server.Index(core, "buses");
        }

        server.Meddle("action=CREATE&name=other.staging.alpha.main&configSet=_default");
        server.Meddle("action=CREATE&name=kept-20260101T000000Z.other.staging.gone.main&configSet=_default");
    }
}
