namespace Cyclops.Simulation.Faults;

/// <summary>One call of the controller to the outside, by its place in the run.</summary>
/// <param name="Index">Calls made before it in this run.</param>
/// <param name="Operation"><c>ecs:CreateService</c>, <c>git:Fetch</c>, <c>store:AppendIntent</c>.</param>
/// <param name="Mutating">Whether it may change something.</param>
/// <param name="Continues">Whether it asks for a later page.</param>
internal sealed record CallSite(int Index, Edge Edge, string Operation, bool Mutating, bool Continues)
{
    /// <summary>
    /// Whether it has AWS look for drift. It may be lost, or run twice, as what changes something, and it changes nothing that
    /// anybody has.
    /// </summary>
    public bool IsDetection => Operation == "cloudformation:DetectStackDrift";
}
