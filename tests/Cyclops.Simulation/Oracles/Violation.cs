namespace Cyclops.Simulation.Oracles;

/// <summary>An invariant that did not hold.</summary>
/// <param name="Id">Of the invariant: <c>S3</c>.</param>
internal sealed record Violation(string Id, string Text, TimeSpan At)
{
    public override string ToString() => $"violation {Id} at {At.TotalSeconds:0.0} s: {Text}";
}
