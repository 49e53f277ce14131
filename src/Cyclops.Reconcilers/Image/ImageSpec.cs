namespace Cyclops.Reconcilers.Image;

/// <summary>An image that is looked up.</summary>
/// <param name="Image">As the manifest writes it, without a digest.</param>
/// <param name="Host">The host of its registry as <c>registries</c> of the platform would name it.</param>
/// <param name="Secret">Name or ARN of the secret with user and password there; null: anybody may pull.</param>
public sealed record ImageSpec(string Image, string Host, string? Secret);
