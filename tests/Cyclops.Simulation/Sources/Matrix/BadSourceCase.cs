namespace Cyclops.Simulation.Sources.Matrix;

/// <summary>One source that goes bad in one state of the world.</summary>
/// <param name="Seed">Of the world.</param>
/// <param name="Again">The command that runs it again.</param>
internal sealed record BadSourceCase(BadSource Source, WorldState State, int Seed, string Again)
{
    /// <summary>Whether nobody knows beforehand what comes of the source: then its manifests decide what may go.</summary>
    public bool IsByChance { get; init; }

    public override string ToString() => $"{Source}/{State}";
}
