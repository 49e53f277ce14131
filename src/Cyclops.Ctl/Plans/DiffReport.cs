using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Ctl.Plans;

/// <summary>Everything <c>diff</c> has to say, before it is text or JSON.</summary>
/// <param name="Source">Where the manifests were read, for people: <c>work tree of /src/sites (3 files changed since 1a2b3c4)</c>.</param>
/// <param name="Commit">The commit they are of, or are about to be committed on; null without any.</param>
/// <param name="IsCommitted">Whether the manifests are those of the commit.</param>
/// <param name="Environments">In order of their names.</param>
/// <param name="Errors">All errors of all manifests.</param>
/// <param name="FrozenApps">Apps whose manifest is there and invalid: not planned.</param>
/// <param name="FrozenEnvironments">Environments whose manifest is there and invalid: not planned, their apps neither.</param>
internal sealed record DiffReport(
    string Source,
    CommitId? Commit,
    bool IsCommitted,
    EquatableList<EnvironmentDiff> Environments,
    EquatableList<ManifestError> Errors,
    EquatableList<string> FrozenApps,
    EquatableList<string> FrozenEnvironments)
{
    /// <summary>Counts over all environments.</summary>
    public PlanCounts Counts => PlanCounts.Of(Environments.SelectMany(e => e.Plans).Select(p => p.Plan));

    /// <summary>Bad manifests first, then what could not be read, then differences.</summary>
    public int ExitCode =>
        Errors.Count > 0 ? ExitCodes.BadInput
        : Environments.Any(e => e.Incomplete.Count > 0) || Counts.Unknown > 0 ? ExitCodes.Unreachable
        : Counts.HasDifferences ? ExitCodes.Differences
        : ExitCodes.Ok;
}
