using Cyclops.Model;

namespace Cyclops.Engine.Tests.Support;

/// <summary>What a thing should be.</summary>
/// <param name="Value">Null: not ours.</param>
/// <param name="On">Things it refers to.</param>
internal sealed record ThingSpec(string? Value, EquatableList<Input> On);
