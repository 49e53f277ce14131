using System.Globalization;
using Cyclops.Model.Manifests;

namespace Cyclops.Simulation.Oracles;

/// <summary>What an app should know of its environment's key-value store.</summary>
internal static class CacheExpectations
{
    public static IEnumerable<KeyValuePair<string, string>> Variables(string platform, ObjectKey app, AppSpec spec, EnvironmentManifest environment)
    {
        if (spec.Backends.Cache is not { } cache)
        {
            yield break;
        }

        // A managed one takes the simulated cloud long to make: no scenario has one that an app uses.
        var existing = (CacheSpec.Existing)environment.Cache!;
        yield return KeyValuePair.Create(cache.UrlEnv, string.Create(CultureInfo.InvariantCulture, $"{existing.Url}/{cache.Database}"));
        yield return KeyValuePair.Create(cache.PrefixEnv, $"{platform}:{app.Environment}:{app.App}:");
    }
}
