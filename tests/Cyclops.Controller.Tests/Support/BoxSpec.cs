namespace Cyclops.Controller.Tests.Support;

/// <summary>What a thing of the fake cloud should be.</summary>
internal sealed record BoxSpec(string? Value, Input? On);
