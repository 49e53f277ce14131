namespace Cyclops.LocalCloud;

/// <summary>One page of an ordered list, and the opaque token of the next.</summary>
/// <param name="Next">Null on the last page.</param>
public sealed record Page<T>(List<T> Items, string? Next);
