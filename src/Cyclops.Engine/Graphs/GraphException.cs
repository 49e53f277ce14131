namespace Cyclops.Engine.Graphs;

/// <summary>Resources that cannot be put in order: a mistake in a kind, not in a manifest.</summary>
public sealed class GraphException(string message) : Exception(message);
