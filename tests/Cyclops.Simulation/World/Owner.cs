namespace Cyclops.Simulation.World;

/// <summary>Whose a thing is, as it says itself.</summary>
/// <param name="App">Null: the environment's own.</param>
/// <param name="Resource"><c>TargetGroup/web</c>.</param>
/// <param name="Commit">Where its manifest was last applied from; empty: it does not say.</param>
internal sealed record Owner(string Environment, string? App, string Resource, string Commit)
{
    /// <summary>The resource within the platform: nothing may be there twice.</summary>
    public string Logical => $"{Environment}/{App} {Resource}";

    public ObjectKey Key => new(Environment, App);
}
