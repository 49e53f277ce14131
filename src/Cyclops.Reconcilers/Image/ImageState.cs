namespace Cyclops.Reconcilers.Image;

/// <summary>An image as it was found.</summary>
/// <param name="Image">As the manifest writes it.</param>
public sealed record ImageState(string Image);
