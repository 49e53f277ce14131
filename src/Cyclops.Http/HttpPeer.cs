namespace Cyclops.Http;

/// <summary>The servers that are asked, as messages speak of them.</summary>
/// <param name="NotKnown">What is not known without an answer: <c>whether the image is there is not known</c>.</param>
/// <param name="WhenUnreachable">What to check where there is no answer: <c>the registry's name, the network and the registry</c>.</param>
/// <param name="WhenUnusable">What to check where an answer cannot be used: <c>that it is a registry's address</c>.</param>
/// <param name="WhenLimited">What helps against HTTP 429; null: waiting.</param>
public sealed record HttpPeer(string NotKnown, string WhenUnreachable, string WhenUnusable, string? WhenLimited = null);
