using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Guards;

/// <summary>Judges single deletions against one head commit.</summary>
internal sealed class WarrantContext(IManifestHistory history, ManifestSet head, CommitId headCommit, string environment)
{
    /// <summary>How far back it is looked for a commit that asked for something which does not say where it comes from.</summary>
    private const int MostCommits = 200;

    /// <summary>Whether an app is in no manifest of the environment any more.</summary>
    public bool IsRemovedApp(ObjectKey owner) =>
        owner.App is { } app && !(head.Apps.TryGetValue(app, out var manifest) && manifest.Environments.ContainsKey(environment));

    /// <summary>Looks for the warrant of one deletion.</summary>
    public async Task<Verdict> VerdictAsync(DeletionCandidate candidate, CancellationToken cancellationToken)
    {
        if (candidate.Commit is not { } applied)
        {
            return candidate.IsByName
                ? await AskedForLatelyAsync(candidate, cancellationToken)
                : Refuse("NoWarrant", candidate, "it does not say from which commit it was applied; tag it cyclops:commit with a commit that has it, or remove it by hand");
        }

        if (!await history.IsAncestorAsync(applied, headCommit, cancellationToken))
        {
            return Refuse("NotADescendant", candidate, $"it was applied from {applied.Short}, which is not an ancestor of {headCommit.Short} (the history was rewritten?); bring {applied.Short} back into the branch, or remove it by hand");
        }

        return IsRemovedApp(candidate.Id.Owner) ? await RemovedAppAsync(candidate, applied, cancellationToken)
            : candidate.IsSuperseded ? new(applied)
            : candidate.SaysItself ? await DroppedResourceAsync(candidate, applied, cancellationToken)
            : await AskedForLatelyAsync(candidate, cancellationToken);
    }

    private async Task<Verdict> RemovedAppAsync(DeletionCandidate candidate, CommitId applied, CancellationToken cancellationToken)
    {
        var before = await history.ManifestsAtAsync(applied, cancellationToken);
        var wasThere = before is not null
            && before.Apps.TryGetValue(candidate.Id.Owner.App!, out var app)
            && app.Environments.ContainsKey(environment);
        return wasThere
            ? new(applied)
            : Refuse("NoWarrant", candidate, $"the manifests at {applied.Short} do not have the app in {environment} either, so no commit removed it; remove it by hand");
    }

    private async Task<Verdict> DroppedResourceAsync(DeletionCandidate candidate, CommitId applied, CancellationToken cancellationToken) =>
        await AsksForAsync(applied, candidate.Id, cancellationToken)
            ? new(applied)
            : Refuse("NoWarrant", candidate, $"the manifests at {applied.Short} do not ask for it either; remove it by hand");

    /// <summary>What cannot say where it was applied from, as a DNS record, which has no tags, or does not though its siblings do.</summary>
    private async Task<Verdict> AskedForLatelyAsync(DeletionCandidate candidate, CancellationToken cancellationToken)
    {
        var commits = await history.RecentAsync(headCommit, MostCommits, cancellationToken);
        foreach (var commit in commits)
        {
            if (await AsksForAsync(commit, candidate.Id, cancellationToken))
            {
                return new(commit);
            }
        }

        return Refuse("NoWarrant", candidate, $"it does not say from which commit it was applied, and the manifests of the last {commits.Count} commits do not ask for it either; remove it by hand");
    }

    private async Task<bool> AsksForAsync(CommitId commit, ResourceId id, CancellationToken cancellationToken) =>
        await history.GraphAtAsync(commit, environment, cancellationToken) is { } graph && graph.Contains(id);

    private static Verdict Refuse(string reason, DeletionCandidate candidate, string why) =>
        new(reason, $"{candidate.Id} is not in the manifests and is kept: {why}");
}
