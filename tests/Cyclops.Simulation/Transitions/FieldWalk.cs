using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Tables;

namespace Cyclops.Simulation.Transitions;

/// <summary>Walks the field tables of all manifests, so that a new field cannot be forgotten here.</summary>
internal static class FieldWalk
{
    /// <summary>Every field of every kind of file, at every place where it can be written.</summary>
    public static IReadOnlyList<FieldPlace> All { get; } = [.. DocumentFields.All.SelectMany(d => Of(d.Name, FileOf(d.Name), d, []))];

    private static IEnumerable<FieldPlace> Of(string document, string file, ObjectKind kind, IReadOnlyList<string> path)
    {
        foreach (var field in kind.Fields)
        {
            IReadOnlyList<string> own = [.. path, field.Name];
            yield return new(document, file, own, field);
            var inner = field.Kind switch
            {
                ObjectKind map => Of(document, file, map, own),
                NumberOrMapKind either => Of(document, file, either.Map, own),
                IMapKind { Value: ObjectKind value } => Of(document, file, value, [.. own, KeyIn(field.Name)]),
                _ => [],
            };
            foreach (var place in inner)
            {
                yield return place;
            }
        }
    }

    private static string FileOf(string document) => document switch
    {
        "Platform" => DesiredState.PlatformFile,
        "Environment" => DesiredState.EnvironmentFile,
        "App" => DesiredState.AppFile,
        "AppOverride" => DesiredState.OverrideFile,
        _ => throw new ArgumentException($"there is no file of kind {document} in the base state", nameof(document)),
    };

    /// <summary>The entry of the base state that a map of objects is walked into.</summary>
    private static string KeyIn(string map) => map switch
    {
        "accounts" => "main",
        "blueprints" => "basic",
        "buckets" => "main",
        "containers" => "solr",
        "databases" => "main",
        "environments" => "staging",
        "jobs" => "nightly",
        "registries" => "ghcr.io",
        "search" => "main",
        _ => throw new ArgumentException($"the base state has no entry in {map}", nameof(map)),
    };
}
