namespace Cyclops.Engine.Tests.Support;

/// <summary>What a thing is.</summary>
internal sealed record ThingState(string Value);
