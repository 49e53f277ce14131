using Cyclops.Model.Manifests;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>What there should be of an app's search cores.</summary>
internal static class SearchExpectations
{
    private const string Quarantined = "cyclops:quarantined";

    /// <param name="ours">All that is the app's.</param>
    public static IEnumerable<string?> Of(List<Thing> ours, AppSpec spec)
    {
        var used = ours.Where(t => t.Kind == CloudView.SearchCore && !t.Tags.ContainsKey(Quarantined)).ToList();
        foreach (var (name, search) in spec.Backends.Search)
        {
            var core = used.Find(t => t.Owner!.Resource == $"{CloudView.SearchCore}/{name}");
            yield return core is null ? $"there is no search core {name}"
                : core["configset"] != search.Configset ? $"{core.Key} is of configset {core["configset"]} instead of {search.Configset}"
                : null;
        }

        foreach (var core in used.Where(c => !spec.Backends.Search.ContainsKey(c.Owner!.Resource.Split('/')[1])))
        {
            yield return $"{core.Key} is in use, and the manifest does not ask for it";
        }
    }

    /// <summary>The variables that name the app's cores.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Variables(string platform, ObjectKey app, AppSpec spec, EnvironmentManifest environment) =>
        spec.Backends.Search.Select(s => KeyValuePair.Create(s.Value.UrlEnv, $"{(environment.Search is SearchSpec.Existing existing ? existing.Url : $"http://solr.{app.Environment}.{platform}.internal:8983/solr")}/{platform}.{app.Environment}.{app.App}.{s.Key}"));
}
