using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Checks;

/// <summary><c>dependsOn</c> of the containers of a task: all there, and no circle.</summary>
internal static class DependencyChecks
{
    public static void Run(YamlMapping spec, string app, CheckContext context)
    {
        var containers = LayerChecks.ContainersOf(spec).ToDictionary(item => item.Name, item => item.Container, StringComparer.Ordinal);
        containers.TryAdd(app, spec);
        var known = containers.Keys.Order(StringComparer.Ordinal).ToList();
        var before = context.ErrorCount;
        foreach (var name in known)
        {
            CheckNames(name, containers[name], known, app, context);
        }

        if (context.ErrorCount == before)
        {
            CheckCircles(containers, app, context);
        }
    }

    private static void CheckNames(string name, YamlMapping container, IReadOnlyCollection<string> known, string app, CheckContext context)
    {
        if (ContainerFields.DependsOn.NodeIn(container) is not YamlSequence list)
        {
            return;
        }

        foreach (var item in list.Items.Cast<YamlScalar>().Where(item => !known.Contains(item.Text)))
        {
            context.Push(PathOf(name, app));
            context.Add(ErrorCodes.UnknownContainer, item, $"There is no container {Shown.Quote(item.Text)} in this app.", Suggestion.Hint(item.Text, known));
            context.Pop();
        }
    }

    private static void CheckCircles(Dictionary<string, YamlMapping> containers, string app, CheckContext context)
    {
        // Takes away what depends on nothing that is left; what stays is on a circle or behind one.
        var left = new SortedDictionary<string, HashSet<string>>(
            containers.ToDictionary(item => item.Key, item => ContainerFields.DependsOn.Of(item.Value).ToHashSet(StringComparer.Ordinal)),
            StringComparer.Ordinal);
        while (left.FirstOrDefault(item => item.Value.Count == 0).Key is { } free)
        {
            left.Remove(free);
            foreach (var dependencies in left.Values)
            {
                dependencies.Remove(free);
            }
        }

        if (left.Count > 0)
        {
            var name = left.Keys.Order(StringComparer.Ordinal).First();
            context.Push(PathOf(name, app));
            context.Add(
                ErrorCodes.DependencyCycle,
                ContainerFields.DependsOn.NodeIn(containers[name])!,
                $"The containers {string.Join(", ", left.Keys.Order(StringComparer.Ordinal))} wait for each other in a circle.",
                "take one dependency out");
            context.Pop();
        }
    }

    private static string PathOf(string container, string app) => container == app ? "dependsOn" : $"containers.{container}.dependsOn";
}
