using Cyclops.Model;

namespace Cyclops.Ctl.Plans;

/// <summary>The plans of one environment.</summary>
/// <param name="Plans">The environment itself first, then its apps; those without differences included.</param>
/// <param name="Incomplete">Kinds that could not be read in full, with the reason: of them, nothing is planned.</param>
internal sealed record EnvironmentDiff(string Name, EquatableList<KeyDiff> Plans, EquatableMap<Refusal> Incomplete);
