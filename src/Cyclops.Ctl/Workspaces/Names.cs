using Cyclops.Engine.Manifests.Errors;
using Cyclops.Model.Manifests;

namespace Cyclops.Ctl.Workspaces;

/// <summary>Finds what a person names on the command line; what is not there is an error that says what is.</summary>
internal static class Names
{
    private const int Shown = 10;

    /// <summary>The valid environments meant.</summary>
    /// <param name="name">Null: all.</param>
    /// <exception cref="CtlException">There is none of that name.</exception>
    public static IReadOnlyList<string> Environments(ManifestSet manifests, string? name)
    {
        if (name is not null)
        {
            Check("environment", [name], manifests.Environments.Keys.Concat(manifests.InvalidEnvironments));
        }

        return [.. manifests.Environments.Keys.Where(e => name is null || e == name)];
    }

    /// <summary>Checks that each name is known.</summary>
    /// <param name="what">What it is the name of: <c>app</c>.</param>
    /// <exception cref="CtlException">One is not.</exception>
    public static void Check(string what, IEnumerable<string> names, IEnumerable<string> known)
    {
        var all = known.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        foreach (var name in names)
        {
            if (!all.Contains(name, StringComparer.Ordinal))
            {
                throw CtlException.BadInput($"there is no {what} \"{name}\"", Hint(what, name, all));
            }
        }
    }

    private static string Hint(string what, string name, List<string> all) =>
        Suggestion.Nearest(name, all) is { } near ? $"Did you mean {near}?"
        : all.Count == 0 ? $"There is no {what} at all."
        : $"There are: {string.Join(", ", all.Take(Shown))}{(all.Count > Shown ? $" and {all.Count - Shown} more" : "")}.";
}
