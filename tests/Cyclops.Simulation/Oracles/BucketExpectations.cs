using System.Globalization;
using Cyclops.Model.Manifests;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>What there should be of an app's buckets: the bucket as it is asked for, and a role that may use it.</summary>
internal static class BucketExpectations
{
    /// <param name="ours">All that is the app's.</param>
    public static IEnumerable<string?> Of(List<Thing> ours, AppSpec spec)
    {
        foreach (var (name, bucket) in spec.Backends.Buckets)
        {
            yield return Find(ours, name) is { } there ? Bucket(there, bucket) ?? Role(ours, there, bucket) : $"there is no bucket {name}";
        }

        foreach (var thing in ours.Where(t => t.Kind == CloudView.AppBucket && !t.Tags.ContainsKey("cyclops:quarantined")))
        {
            if (!spec.Backends.Buckets.ContainsKey(thing.Owner!.Resource.Split('/')[1]))
            {
                yield return $"{thing.Key} is in use, and the manifest does not ask for it";
            }
        }

        yield return spec.Backends.Buckets.Count == 0 && ours.Find(t => t.Kind == CloudView.TaskRole) is { } left ? $"{left.Key} is there, and the app has no bucket" : null;
    }

    /// <summary>The variables that name the app's buckets.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Variables(List<Thing> ours, AppSpec spec) =>
        spec.Backends.Buckets.Select(b => KeyValuePair.Create(b.Value.NameEnv, Find(ours, b.Key)?.Name ?? "(none)"));

    private static Thing? Find(List<Thing> ours, string name) => ours.Find(t => t.Kind == CloudView.AppBucket && t.Owner!.Resource == $"Bucket/{name}");

    private static string? Bucket(Thing there, AppBucketSpec spec) =>
        Other(there, "versioning", spec.Versioning.ToString())
        ?? Other(there, "private", bool.TrueString)
        ?? Other(there, "encryption", "AES256")
        ?? Other(there, "expire", spec.ExpireAfterDays?.ToString(CultureInfo.InvariantCulture) ?? "")
        ?? Other(there, "noncurrent", "90")
        ?? (there.Tags.ContainsKey("cyclops:quarantined") ? $"{there.Key} is put aside" : null);

    private static string? Role(List<Thing> ours, Thing there, AppBucketSpec spec)
    {
        if (ours.Find(t => t.Kind == CloudView.TaskRole) is not { } role)
        {
            return $"nobody may use {there.Key}";
        }

        var policy = role["policy"];
        var writes = policy.IndexOf("s3:PutObject", StringComparison.Ordinal);
        return !role["trust"].Contains("ecs-tasks.amazonaws.com", StringComparison.Ordinal) ? $"{role.Key} is not for tasks: {role["trust"]}"
            : !policy.Contains($":::{there.Name}\"", StringComparison.Ordinal) ? $"{role.Key} has no right to {there.Key}"
            : (writes >= 0 && policy[writes..].Contains(there.Name, StringComparison.Ordinal)) != (spec.Access == BucketAccess.ReadWrite) ? $"{role.Key} has other rights to {there.Key} than {spec.Access}"
            : ours.Find(t => t.Kind == CloudView.Definition) is { } definition ? Other(definition, "taskRole", role.Name) : null;
    }

    private static string? Other(Thing thing, string fact, string wanted) => thing[fact] == wanted ? null : $"{thing.Key} is not {fact}={wanted} but {thing[fact]}";
}
