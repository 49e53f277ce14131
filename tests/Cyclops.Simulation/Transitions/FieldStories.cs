using Cyclops.Engine.Manifests.Fields;

namespace Cyclops.Simulation.Transitions;

/// <summary>For each field at each place the story of all that can be written there.</summary>
internal static class FieldStories
{
    public static Story Of(FieldPlace place, int seed) => new(place.Name, seed, place.Base, Transitions(place));

    /// <summary>All that can be written there, and around it.</summary>
    public static IReadOnlyList<Transition> Transitions(FieldPlace place)
    {
        var companions = Companions.Of(place).ToList();
        var isRequired = place.Field.Requirement == Requirement.Always;
        List<Transition> transitions =
        [
            .. Samples.Of(place.Field.Kind).Where(s => s.IsValid == false || Exemptions.Of(place) is null).Select(s => To(s.What, s.Text, s.IsValid == true && DependsOnOthers(place) ? null : s.IsValid)),
            To("null", "null", isRequired ? false : place.IsInBase || place.Field.Requirement == Requirement.InEffect || companions.Count > 0 ? null : true),
            To("nothing behind the colon", "", false),
            new($"{place.Name}: misspelt", [place.Beside($"{place.Path[^1]}x", place.Field.Kind.Example)], false),
        ];
        if (place.Path[^1] == "dependsOn")
        {
            transitions.Add(To("the other container", place.Path.Contains("containers") ? "[alpha]" : "[solr]", null));
        }

        if (Others(place.Path) is { } other)
        {
            transitions.Add(To(other.What, other.Text, true));
        }

        if (place.IsInBase)
        {
            transitions.Add(new($"{place.Name}: taken out", [place.To(null)], isRequired ? false : null));
        }

        return transitions;

        Transition To(string what, string text, bool? isValid) => new($"{place.Name}: {what}", [.. companions, place.To(text)], isValid);
    }

    /// <summary>A right value that no kind of value tells of.</summary>
    private static (string What, string Text)? Others(IReadOnlyList<string> path) => path switch
    {
        [.., "backends", "email", "from"] => ("within the environment's domain", "news@mail.staging.example.org"),
        [.., "email", "domain"] => ("within the environment's", "mail.staging.example.org"),
        [.., "databases", _, "managed", "version"] => ("the next major one", "'17'"),
        [.., "databases", _, "managed", "storage"] => ("a little more", "500"),
        _ => null,
    };

    /// <summary>Whether a right value is right only beside others: names of what must be there, and files that hold a name each.</summary>
    private static bool DependsOnOthers(FieldPlace place) => place switch
    {
        { Document: not "Platform", Path: ["metadata", "name"] } => true,
        { Path: [.., "account" or "blueprint" or "dependsOn"] or [.., "backends", "databases", _, "on"] or [.., "backends", "email", "from"] or [.., "appDefaults", "hosts"] } => true,
        { Path: [.., "loadBalancers", "tls"] or ["spec", "removed"] } => true,
        { Path: [.., "email", "domain"] or [.., "managed", "maxStorage"] } => true,
        _ => false,
    };
}
