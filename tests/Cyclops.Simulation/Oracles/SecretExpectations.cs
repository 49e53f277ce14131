using System.Globalization;
using Cyclops.Model.Manifests;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>What there should be of an app's databases, and that its containers refer to the current versions of its secrets.</summary>
internal static class SecretExpectations
{
    /// <param name="ours">All that is the app's.</param>
    public static IEnumerable<string?> Of(List<Thing> ours, AppSpec spec, View view)
    {
        foreach (var (variable, reference) in spec.Web.Secrets)
        {
            if (view.Find($"{CloudView.Secret} {reference}") is { } kept
                && ours.Find(t => t.Kind == CloudView.Definition)?.Facts.Contains($":::{kept["version"]}", StringComparison.Ordinal) == false)
            {
                yield return $"the containers do not read version {kept["version"]} of {reference} in {variable}";
            }
        }

        foreach (var (name, database) in spec.Backends.Databases)
        {
            yield return Database(ours, name, database);
        }

        foreach (var thing in ours.Where(t => t.Kind is CloudView.Secret or CloudView.AppDatabase && !t.Owner!.Resource.StartsWith(CloudView.SmtpUser, StringComparison.Ordinal) && !t.Owner.Resource.StartsWith(CloudView.ErrorProject, StringComparison.Ordinal) && t.Tags.GetValueOrDefault("cyclops:quarantined") is null or ""))
        {
            if (!spec.Backends.Databases.ContainsKey(thing.Owner!.Resource.Split('/')[1]))
            {
                yield return $"{thing.Key} is in use, and the manifest does not ask for it";
            }
        }
    }

    private static string? Database(List<Thing> ours, string name, AppDatabaseSpec spec)
    {
        if (ours.Find(t => t.Owner!.Resource == $"Database/{name}") is not { } database)
        {
            return $"there is no database {name}";
        }

        if (ours.Find(t => t.Owner!.Resource == $"DatabaseSecret/{name}") is not { } secret)
        {
            return $"there is no secret of database {name}";
        }

        var version = secret["version"];
        var definition = ours.Find(t => t.Kind == CloudView.Definition);
        return Other(database, "open", bool.TrueString)
            ?? Other(database, "public", bool.FalseString)
            ?? Other(database, "logins", spec.Connections.ToString(CultureInfo.InvariantCulture))
            ?? Other(database, "readers", (spec.ReadOnlyUrlEnv is not null).ToString())
            ?? spec.Extensions.Where(e => !database["extensions"].Split(',').Contains(e, StringComparer.Ordinal)).Select(e => $"{database.Key} has no extension {e}").FirstOrDefault()
            ?? (new[] { database, secret }.FirstOrDefault(t => t.Tags.GetValueOrDefault("cyclops:quarantined") is { Length: > 0 }) is { } resting ? $"{resting.Key} is put aside" : null)
            ?? (database["passwords"].Split(',').Contains(version, StringComparer.Ordinal) ? null : $"{database.Key} has not the password of {version}")
            ?? (definition?.Facts.Contains($"{spec.UrlEnv}=arn:", StringComparison.Ordinal) == true && definition.Facts.Contains($":url::{version}", StringComparison.Ordinal) ? null : $"the containers do not refer to version {version} of {secret.Key}")
            ?? (spec.ReadOnlyUrlEnv is null || definition!.Facts.Contains($"{spec.ReadOnlyUrlEnv}=arn:", StringComparison.Ordinal) ? null : $"the containers do not refer to the reader of {database.Key}");
    }

    private static string? Other(Thing thing, string fact, string wanted) => thing[fact] == wanted ? null : $"{thing.Key} is not {fact}={wanted} but {thing[fact]}";
}
