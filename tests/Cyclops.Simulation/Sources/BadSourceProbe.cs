using System.Globalization;
using Cyclops.Testing;

namespace Cyclops.Simulation.Sources;

/// <summary>Tries every bad source on a real repository and says what comes of it: what the simulation builds on must be as it says.</summary>
internal static class BadSourceProbe
{
    /// <summary>Tries all of them, a line each.</summary>
    /// <returns>How many did not behave as they say.</returns>
    public static async Task<int> RunAsync(TextWriter output)
    {
        using var folder = new TempFolder();
        var good = TestRepository.Init(folder["good"]);
        GoodRepository.CommitTo(good);
        var wrong = 0;
        foreach (var (index, source) in BadSources.All.Index())
        {
            var at = folder[index.ToString("d3", CultureInfo.InvariantCulture)];
            var (came, mistakes) = await TryAsync(source, good, at);
            wrong += mistakes.Count > 0 ? 1 : 0;
            await output.WriteLineAsync($"{source}: {came}{string.Concat(mistakes.Select(mistake => $"; WRONG: {mistake}"))}");
        }

        await output.WriteLineAsync($"{BadSources.All.Count} bad sources, {wrong} wrong");
        return wrong;
    }

    private static async Task<(string Came, List<string> Mistakes)> TryAsync(BadSource source, TestRepository good, string at)
    {
        var remote = GoodRepository.Copy(good, Path.Combine(at, "remote"));
        using var mirror = new MirrorSource(remote.Path, Path.Combine(at, "cache"));
        var follower = new SourceFollower(mirror);
        var before = await follower.LookAsync();
        List<string> mistakes = [.. before.Reason is { } reason ? [$"the good repository is not followed: {reason}"] : Array.Empty<string>()];

        source.Corrupt(remote);
        var look = await follower.LookAsync();
        var review = await follower.ReviewAsync(look, before.Head!.Id);
        mistakes.AddRange(MistakesOf(source, look, review));

        source.Mend(remote);
        var after = await follower.LookAsync();
        if (after.Reason is not null)
        {
            mistakes.Add($"not followed again when mended: {after} {after.Hold?.Message}");
        }
        else if (!await mirror.IsAncestorAsync(before.Head.Id, after.Head!.Id, CancellationToken.None))
        {
            mistakes.Add("mended by a head that does not come after the good one");
        }
        else if (after.Manifests!.Apps.Count != GoodRepository.Apps.Count)
        {
            mistakes.Add($"mended to {after.Manifests.Apps.Count} apps");
        }

        return (review.Count == 0 ? look.ToString() : $"{look}, {Kept(review)}", mistakes);
    }

    private static IEnumerable<string> MistakesOf(BadSource source, SourceLook look, IReadOnlyDictionary<string, Refusal?> review)
    {
        if (look.Reason != source.ExpectedReason)
        {
            yield return $"{source.ExpectedReason ?? "accepted"} was expected: {look.Hold?.Message ?? string.Join(" | ", look.Manifests!.Errors)}";
        }

        if (source.BreaksFetch != look.Head is null)
        {
            yield return source.BreaksFetch ? "the fetch succeeded" : "the fetch failed";
        }

        var deleted = review.Where(app => app.Value is null).Select(app => app.Key).ToList();
        if (deleted.Count > 0)
        {
            yield return $"would delete {string.Join(", ", deleted)}";
        }
    }

    private static string Kept(IReadOnlyDictionary<string, Refusal?> review) => string.Join(", ", review.Values
        .GroupBy(refusal => refusal?.Reason ?? "deleted", StringComparer.Ordinal)
        .Select(group => $"{group.Count()} apps missing: {group.Key}"));
}
