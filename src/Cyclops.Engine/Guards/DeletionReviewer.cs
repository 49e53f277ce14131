using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Guards;

/// <summary>
/// Looks for the warrant of each deletion: the manifest was there at the commit that was applied, it is gone at a
/// descendant, and the whole snapshot parsed. Then keeps what is left within the budget.
/// </summary>
public sealed class DeletionReviewer(IManifestHistory history)
{
    /// <summary>Reviews everything found and not wanted in one environment.</summary>
    /// <param name="head">The manifests that are to be applied.</param>
    /// <param name="headCommit">Their commit; null when they are of no commit at all: nothing is deleted.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="candidates">Everything owned that is found there and not wanted.</param>
    /// <param name="approved">Deletions approved by hand for this head; 0 without an approval.</param>
    /// <param name="cancellationToken">Gives the review up.</param>
    public async Task<DeletionReview> ReviewAsync(
        ManifestSet head,
        CommitId? headCommit,
        string environment,
        IReadOnlyCollection<DeletionCandidate> candidates,
        int approved,
        CancellationToken cancellationToken)
    {
        var blanket = Blanket(head, headCommit, environment);
        if (blanket is not null)
        {
            return new(candidates.Select(c => KeyValuePair.Create(c.Id, (Refusal?)blanket)));
        }

        var context = new WarrantContext(history, head, headCommit!.Value, environment);
        var verdicts = new SortedDictionary<ResourceId, Refusal?>();
        var bases = new SortedDictionary<ObjectKey, CommitId>();
        foreach (var owner in candidates.GroupBy(c => c.Id.Owner).OrderBy(g => g.Key))
        {
            foreach (var candidate in owner.OrderBy(c => c.Id))
            {
                var verdict = await context.VerdictAsync(candidate, cancellationToken);
                verdicts[candidate.Id] = verdict.Refusal;
                if (verdict.Warrant is { } commit && !candidate.IsExpired && context.IsRemovedApp(candidate.Id.Owner))
                {
                    bases.TryAdd(candidate.Id.Owner, commit);
                }
            }
        }

        var overBudget = await new DeletionBudget(history, head, headCommit.Value)
            .RefusalAsync(environment, bases, approved, cancellationToken);
        if (overBudget is not null)
        {
            foreach (var id in verdicts.Keys.Where(id => bases.ContainsKey(id.Owner)).ToList())
            {
                verdicts[id] ??= overBudget;
            }
        }

        return new(verdicts);
    }

    private static Refusal? Blanket(ManifestSet head, CommitId? headCommit, string environment)
    {
        if (!head.IsComplete)
        {
            var first = head.Errors.Count > 0 ? head.Errors[0].ToString() : "platform.yaml is missing";
            return new(
                "SnapshotIncomplete",
                $"nothing is deleted while a manifest cannot be read: {first}; mend it and commit");
        }

        if (headCommit is null)
        {
            return new("NotCommitted", "nothing is deleted from manifests that are in no commit; commit them");
        }

        return head.Environments.ContainsKey(environment)
            ? null
            : new("EnvironmentRemoved", $"environment {environment} has no manifest any more; its resources are kept; put the manifest back, and write removed: true there if the environment is to go");
    }
}
