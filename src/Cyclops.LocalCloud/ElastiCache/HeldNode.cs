namespace Cyclops.LocalCloud.ElastiCache;

/// <summary>One node, which ElastiCache shows as a cache cluster of its own.</summary>
/// <param name="Id">E.g. <c>sessions-001</c>.</param>
internal sealed record HeldNode(string Id, string Zone, DateTimeOffset Created);
