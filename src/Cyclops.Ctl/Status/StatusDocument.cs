namespace Cyclops.Ctl.Status;

/// <summary>What the controller's <c>/status</c> says. Members this version does not know are passed over.</summary>
internal sealed record StatusDocument(
    string Version,
    SourceDocument Source,
    IReadOnlyList<ObjectDocument> Environments,
    IReadOnlyList<ObjectDocument> Apps)
{
    /// <summary>Environments and their apps, each environment before its apps.</summary>
    public IEnumerable<ObjectDocument> All =>
        Environments.Concat(Apps).OrderBy(o => o.Environment, StringComparer.Ordinal).ThenBy(o => o.App, StringComparer.Ordinal);
}
