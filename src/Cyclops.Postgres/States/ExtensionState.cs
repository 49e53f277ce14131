namespace Cyclops.Postgres.States;

/// <summary>An extension that a database has.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version there.</param>
public sealed record ExtensionState(string Name, string Version);
