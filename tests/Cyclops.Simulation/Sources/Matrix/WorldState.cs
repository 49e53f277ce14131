namespace Cyclops.Simulation.Sources.Matrix;

/// <summary>A state of the world in which a source goes bad.</summary>
/// <param name="Name">Kebab case.</param>
/// <param name="Before">Takes a world that was not started yet there.</param>
internal sealed record WorldState(string Name, Action<BadSourceWorld> Before)
{
    /// <summary>What else happens at the moment at which the source goes bad.</summary>
    public Action<BadSourceWorld> Strike { get; init; } = _ => { };

    /// <summary>What is put right, too, once the source is mended and followed again.</summary>
    public Action<BadSourceWorld> Afterwards { get; init; } = _ => { };

    /// <summary>An app that a good commit has just removed: it may go until the controller can know better. Null: none.</summary>
    public string? Leaving { get; init; }

    /// <summary>
    /// Whether the controller does not know any more which head it accepted. It then takes whatever it finds for the
    /// first one, so the way back may look to it as a rewritten history, which takes an operator.
    /// </summary>
    public bool ForgetsHead { get; init; }

    public override string ToString() => Name;
}
