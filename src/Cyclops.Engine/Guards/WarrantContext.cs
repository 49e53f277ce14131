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

    /// <returns>Null when there is a warrant.</returns>
    public async Task<Refusal?> VerdictAsync(DeletionCandidate candidate, CancellationToken cancellationToken)
    {
        if (candidate.Id.Owner.IsEnvironment)
        {
            return new("EnvironmentResource", $"{candidate.Id} belongs to the environment itself and is not deleted by a commit alone");
        }

        if (candidate.Commit is not { } applied)
        {
            return Refuse("NoWarrant", candidate, "it does not say from which commit it was applied; tag it cyclops:commit with a commit that has it, or remove it by hand");
        }

        if (!await history.IsAncestorAsync(applied, headCommit, cancellationToken))
        {
            return Refuse("NotADescendant", candidate, $"it was applied from {applied.Short}, which is not an ancestor of {headCommit.Short} (the history was rewritten?); bring {applied.Short} back into the branch, or remove it by hand");
        }

        return IsRemovedApp(candidate.Id.Owner)
            ? await RemovedAppAsync(candidate, applied, cancellationToken)
            : await DroppedResourceAsync(candidate, applied, cancellationToken);
    }

    private async Task<Refusal?> RemovedAppAsync(DeletionCandidate candidate, CommitId applied, CancellationToken cancellationToken)
    {
        var before = await history.ManifestsAtAsync(applied, cancellationToken);
        var wasThere = before is not null
            && before.Apps.TryGetValue(candidate.Id.Owner.App!, out var app)
            && app.Environments.ContainsKey(environment);
        return wasThere
            ? null
            : Refuse("NoWarrant", candidate, $"the manifests at {applied.Short} do not have the app in {environment} either, so no commit removed it; remove it by hand");
    }

    private async Task<Refusal?> DroppedResourceAsync(DeletionCandidate candidate, CommitId applied, CancellationToken cancellationToken)
    {
        if (candidate.IsSuperseded)
        {
            return null;
        }

        var commits = candidate.SaysItself ? [applied] : await history.RecentAsync(headCommit, MostCommits, cancellationToken);
        foreach (var commit in commits)
        {
            if (await history.GraphAtAsync(commit, environment, cancellationToken) is { } before && before.Contains(candidate.Id))
            {
                return null;
            }
        }

        var where = candidate.SaysItself ? $"at {applied.Short}" : $"of the last {commits.Count} commits";
        return Refuse("NoWarrant", candidate, $"the manifests {where} do not ask for it either; remove it by hand");
    }

    private static Refusal Refuse(string reason, DeletionCandidate candidate, string why) =>
        new(reason, $"{candidate.Id} is not in the manifests and is kept: {why}");
}
