using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Fields;
using Cyclops.Model;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>What may lose data or service in an environment: a verb and a thing, as a refusal says them.</summary>
internal static class ConsentFields
{
    /// <summary>What lets an environment go.</summary>
    public const string RemoveEnvironment = "remove environment";

    private const string Databases = "databases.";

    private static readonly string[] Verbs = ["remove", "replace", "upgrade"];

    private static readonly string[] Things = ["cache", "search", "email", "alarms", "environment", "zone", "databases.main", "loadBalancers.2"];

    private static readonly TextKind Item = new("a verb and a thing, like upgrade databases.main or remove cache", "upgrade databases.main")
    {
        Pattern = "(remove|replace|upgrade) (databases\\.[a-z][a-z0-9-]{0,14}[a-z0-9]|cache|search|email|alarms|environment|loadBalancers\\.(0|[1-9][0-9]?)|zone)",
        MaxLength = 64,
        HintFor = Hint,
    };

    public static readonly Field<EquatableList<string>> Consent = Field<EquatableList<string>>.WithDefault(
        "consent",
        new ListKind<string>("texts", Item, max: 50),
        "[]",
        "What may lose data or service, each as a refusal says it: `upgrade databases.main`, `remove cache`, `remove environment`. "
            + "It allows a change that is asked for elsewhere; alone it changes nothing.");

    private static string Hint(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var verb = words.Length == 2 ? Verbs.FirstOrDefault(v => v == words[0]) ?? Suggestion.Nearest(words[0], Verbs) : null;
        if (verb is null)
        {
            return "write remove, replace or upgrade and what, for example upgrade databases.main or remove cache";
        }

        return Thing(words[1]) is { } thing
            ? $"did you mean {Shown.Quote($"{verb} {thing}")}?"
            : $"after {verb} there may be databases.NAME, cache, search, email, alarms, environment, loadBalancers.N or zone";
    }

    private static string? Thing(string text) =>
        text.StartsWith(Databases, StringComparison.Ordinal) ? null : Suggestion.Nearest(text, Things);
}
