using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Ctl.Verifying;

/// <summary>All checklists.</summary>
/// <param name="Source">Where the manifests were read, for people.</param>
/// <param name="Lists">Each environment before its apps.</param>
/// <param name="Errors">All errors of all manifests.</param>
internal sealed record VerifyReport(string Source, EquatableList<Checklist> Lists, EquatableList<ManifestError> Errors)
{
    /// <summary>In the order of <c>diff</c>: bad manifests, then what could not be known, then what does not go.</summary>
    public int ExitCode =>
        Errors.Count > 0 ? ExitCodes.BadInput
        : Has(CheckStatus.Unknown) ? ExitCodes.Unreachable
        : Has(CheckStatus.Fail) ? ExitCodes.Differences
        : ExitCodes.Ok;

    private bool Has(CheckStatus status) => Lists.SelectMany(l => l.Checks).Any(c => c.Status == status);
}
