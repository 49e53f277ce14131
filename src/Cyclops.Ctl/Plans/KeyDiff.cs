using Cyclops.Model.Plans;

namespace Cyclops.Ctl.Plans;

/// <summary>The plan of one app or environment.</summary>
/// <param name="Manifest">Path of its manifest; null when it has none any more.</param>
internal sealed record KeyDiff(Plan Plan, string? Manifest);
