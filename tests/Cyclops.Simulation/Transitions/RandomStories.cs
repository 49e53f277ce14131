namespace Cyclops.Simulation.Transitions;

/// <summary>Stories in which several fields change at once.</summary>
internal static class RandomStories
{
    /// <summary>How many are made at a time.</summary>
    public const int Batch = 40;

    private const int TransitionsOfOne = 12;
    private const int MostFields = 5;
    private const int LongestText = 8000;

    /// <summary>One transition in so many may be wrong.</summary>
    private const int Wrong = 8;

    /// <summary>One story in so many begins with all that apps may use, and changes that as well.</summary>
    private const int Rich = 4;

    /// <summary>Every value of every field, but for those of the override file, which the base has not.</summary>
    private static readonly IReadOnlyList<Transition> RichValues =
    [
        .. FieldWalk.All.Where(p => p.File != DesiredState.OverrideFile && p.Path is ["spec", _, ..] && !IsRefused(p)).SelectMany(FieldStories.Transitions).Where(IsShort),
    ];

    private static readonly IReadOnlyList<Transition> Values =
    [
        .. FieldWalk.All.Where(p => p.Base == DesiredState.Base && p.Path is ["spec", _, ..] && !IsRefused(p)).SelectMany(FieldStories.Transitions).Where(IsShort),
    ];

    private static readonly IReadOnlyList<Transition> GoodRichValues = [.. RichValues.Where(v => v.IsValid != false)];

    private static readonly IReadOnlyList<Transition> GoodValues = [.. Values.Where(v => v.IsValid != false)];

    public static Story Of(int seed)
    {
        var random = new Random(seed);
        var isRich = seed % Rich == 0;
        return new(
            TransitionSuite.Random,
            seed,
            isRich ? DesiredState.WithBackends : DesiredState.Base,
            [.. Enumerable.Range(1, TransitionsOfOne).Select(_ => Next(random, isRich))]);
    }

    private static Transition Next(Random random, bool isRich)
    {
        var from = random.Next(Wrong) == 0 ? (isRich ? RichValues : Values) : (isRich ? GoodRichValues : GoodValues);
        while (true)
        {
            var edits = Enumerable.Range(0, random.Next(2, MostFields + 1)).SelectMany(_ => from[random.Next(from.Count)].Edits).ToList();
            if (!Overlap(edits))
            {
                return new(TransitionSuite.Random, edits, null);
            }
        }
    }

    /// <summary>Two of the longest texts are more than a task definition may hold.</summary>
    private static bool IsShort(Transition transition) => transition.Edits.All(e => e.Text is not { Length: > LongestText });

    /// <summary>Where one change is refused, the others beside it are not made either.</summary>
    private static bool IsRefused(FieldPlace place) =>
        place is { Document: "Platform" or "Environment", Path: ["spec", "region" or "domain" or "network" or "cluster"] or ["spec", "network" or "cluster", "managed" or "existing" or "fargate", ..] };

    /// <summary>Whether one edit undoes another.</summary>
    private static bool Overlap(List<Edit> edits) => edits.Index().Any(a => edits.Index().Any(b =>
        a.Index != b.Index && a.Item.File == b.Item.File && a.Item.Path.Count <= b.Item.Path.Count && a.Item.Path.SequenceEqual(b.Item.Path.Take(a.Item.Path.Count))));
}
