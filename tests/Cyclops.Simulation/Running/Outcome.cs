using Cyclops.Simulation.Faults;
using Cyclops.Simulation.Oracles;

namespace Cyclops.Simulation.Running;

/// <summary>What came of one run.</summary>
/// <param name="End">The end state, a line per fact, free of generated names where the key is concerned.</param>
/// <param name="Sites">Calls up to the end of the story; empty unless they were kept.</param>
internal sealed record Outcome(
    IReadOnlyList<Violation> Violations,
    SortedDictionary<string, string> End,
    IReadOnlyList<CallSite> Sites,
    RunFigures Figures,
    string TraceHash,
    IReadOnlyList<string> Trace);
