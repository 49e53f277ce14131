namespace Cyclops.Controller.Tests.Support;

/// <summary>What a thing of the fake cloud is.</summary>
internal sealed record BoxState(string Value);
