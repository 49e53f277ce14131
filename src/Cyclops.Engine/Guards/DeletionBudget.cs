using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;

namespace Cyclops.Engine.Guards;

/// <summary>
/// How many apps may go at once: the larger of a number and a share of the environment's apps. Above it, a later commit
/// must say so by the trailer <c>Cyclops-Allow-Delete: n</c>, or an operator approves.
/// </summary>
internal sealed class DeletionBudget(IManifestHistory history, ManifestSet head, CommitId headCommit)
{
    /// <param name="environment">The environment.</param>
    /// <param name="removed">Removed apps that have a warrant, with the commit they were last applied from.</param>
    /// <param name="approved">Deletions approved by hand for this head.</param>
    /// <param name="cancellationToken">Gives the question up.</param>
    /// <returns>Null when they may go.</returns>
    public async Task<Refusal?> RefusalAsync(
        string environment,
        IReadOnlyDictionary<ObjectKey, CommitId> removed,
        int approved,
        CancellationToken cancellationToken)
    {
        var safety = head.Platform!.Safety;
        var apps = head.Apps.Values.Count(a => a.Environments.ContainsKey(environment)) + removed.Count;
        var budget = Math.Max(safety.MaxDeletes, (int)Math.Ceiling(apps * safety.MaxDeletePercent / 100.0));
        if (removed.Count <= Math.Max(budget, approved)
            || await IsAllowedByTrailerAsync(environment, removed, cancellationToken))
        {
            return null;
        }

        var names = string.Join(", ", removed.Keys.Select(k => k.App));
        return new(
            "DeletionBudgetExceeded",
            $"{removed.Count} of {apps} apps of {environment} would be removed ({names}) and {budget} may be; nothing is removed. "
            + $"If this is meant, push a commit with the trailer \"Cyclops-Allow-Delete: {removed.Count}\"; else put the manifests back");
    }

    private async Task<bool> IsAllowedByTrailerAsync(
        string environment,
        IReadOnlyDictionary<ObjectKey, CommitId> removed,
        CancellationToken cancellationToken)
    {
        foreach (var applied in removed.Values.Distinct())
        {
            foreach (var commit in await history.LogAsync(applied, headCommit, cancellationToken))
            {
                // Where dates run backwards, Git's log also lists commits from before: their word was for an earlier deed.
                if (commit.AllowDelete >= removed.Count
                    && !await history.IsAncestorAsync(commit.Id, applied, cancellationToken)
                    && await WereGoneBeforeAsync(commit, environment, removed, cancellationToken))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether the apps were gone already before the commit that allows it: the word must come later than the deed.</summary>
    private async Task<bool> WereGoneBeforeAsync(
        CommitInfo commit,
        string environment,
        IReadOnlyDictionary<ObjectKey, CommitId> removed,
        CancellationToken cancellationToken)
    {
        if (commit.Parents.Count == 0
            || await history.ManifestsAtAsync(commit.Parents[0], cancellationToken) is not { } before)
        {
            return false;
        }

        return removed.Keys.All(k => !(before.Apps.TryGetValue(k.App!, out var app) && app.Environments.ContainsKey(environment)));
    }
}
