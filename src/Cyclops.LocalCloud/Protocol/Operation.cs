using Cyclops.Aws.Wire;

namespace Cyclops.LocalCloud.Protocol;

/// <summary>One operation with its shapes, its handler and what the pipeline needs to know of it.</summary>
/// <param name="ValidationCode">The error code for a required member that is missing.</param>
/// <param name="Handler">Null when the local cloud knows the operation but does not serve it.</param>
public sealed record Operation(string Service, OperationShape Shape, string ValidationCode, Func<object?, CallContext, object>? Handler)
{
    private static readonly string[] ReadVerbs = ["Describe", "List", "Get", "Head", "BatchGet", "Search", "Lookup", "Filter", "Check", "Validate", "Estimate", "Simulate", "Test"];

    public string Name => Shape.Name;

    /// <summary><c>service:Operation</c>, the key of faults and records.</summary>
    public string Key { get; } = Service + ":" + Shape.Name;

    public bool Mutating { get; } = !Array.Exists(ReadVerbs, verb => Shape.Name.StartsWith(verb, StringComparison.Ordinal));
}
