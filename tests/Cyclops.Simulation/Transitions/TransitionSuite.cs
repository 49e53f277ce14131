using Cyclops.Simulation.Running;

namespace Cyclops.Simulation.Transitions;

/// <summary>Changes of the desired state, generated from the manifests' field tables: each field once in full, then several at a time.</summary>
internal static class TransitionSuite
{
    /// <summary>The name of stories that are no field's.</summary>
    public const string Random = "random";

    /// <param name="seed">Of all of it; a story of several fields has one more for each before it.</param>
    /// <param name="atLeast">Transitions to make; the fields are gone through in any case.</param>
    /// <param name="budget">When it is used up, no more stories are begun; null: all are told.</param>
    /// <param name="progress">Told of violations as they come.</param>
    /// <param name="only">Only fields whose place contains this, or <see cref="Random"/>; null: all.</param>
    public static TransitionReport Run(int seed, int atLeast, TimeSpan? budget, TextWriter progress, string? only = null)
    {
        var start = TimeProvider.System.GetTimestamp();
        var fresh = new FreshStates();
        var places = FieldWalk.All.Where(p => only is null || p.Name.Contains(only, StringComparison.Ordinal)).ToList();
        var results = Tell([.. places.Select(p => FieldStories.Of(p, seed))]);
        var covered = results.Count(r => r.Transitions > 0);
        if (only is null or Random)
        {
            for (var next = seed; results.Sum(r => r.Transitions) < atLeast && Left() > TimeSpan.Zero; next += RandomStories.Batch)
            {
                results.AddRange(Tell([.. Enumerable.Range(next, RandomStories.Batch).Select(RandomStories.Of)]));
            }
        }

        return new(
            places.Count,
            covered,
            results.Sum(r => r.Transitions),
            results.Sum(r => r.Valid),
            results.Sum(r => r.Invalid),
            results.Sum(r => r.Refused),
            [.. results.SelectMany(r => r.Broken)],
            TimeProvider.System.GetElapsedTime(start));

        TimeSpan Left() => budget is { } most ? most - TimeProvider.System.GetElapsedTime(start) : TimeSpan.MaxValue;

        List<StoryResult> Tell(IReadOnlyList<Story> stories) => Pool.Run(
            stories,
            Told,
            budget is null ? null : Left(),
            done =>
            {
                if (done % RandomStories.Batch == 0)
                {
                    progress.WriteLine($"{done} of {stories.Count} stories, {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0} s");
                }
            });

        StoryResult Told(Story story)
        {
            var result = Storyteller.Tell(story, fresh);
            lock (progress)
            {
                result.Broken.ForEach(progress.WriteLine);
            }

            return result;
        }
    }
}
