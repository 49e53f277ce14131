namespace Cyclops.Model;

/// <summary>An output of another resource. Writing one is what makes the dependency; nobody writes order by hand.</summary>
/// <param name="To">The resource that produces it.</param>
/// <param name="Output">Name of the output: <c>Arn</c>.</param>
public sealed record Reference(ResourceId To, string Output);
