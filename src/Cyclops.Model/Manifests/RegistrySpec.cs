namespace Cyclops.Model.Manifests;

/// <summary>A container registry, by its host.</summary>
/// <param name="Secret">
/// Name or ARN of a Secrets Manager secret with <c>{"username": …, "password": …}</c> of whoever may pull; null: anybody may.
/// </param>
/// <param name="Resolve">Whether tags are looked up there; null: yes, but for Amazon ECR.</param>
public sealed record RegistrySpec(string? Secret, bool? Resolve);
