namespace Cyclops.Reconcilers.SecretReference;

/// <summary>A secret that was found.</summary>
/// <param name="Reference">As the manifest writes it.</param>
public sealed record SecretReferenceState(string Reference);
