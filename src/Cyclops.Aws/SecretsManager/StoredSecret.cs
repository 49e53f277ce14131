using Cyclops.Model;

namespace Cyclops.Aws.SecretsManager;

/// <summary>A secret without its value.</summary>
/// <param name="Arn">Its ARN, with the six characters that Secrets Manager adds to the name.</param>
/// <param name="Name">Its name.</param>
/// <param name="VersionId">The version that is current; null: it has no value yet.</param>
/// <param name="PreviousVersionId">The version before it; null: there is none.</param>
/// <param name="IsDeleted">Whether it is scheduled for deletion: it can be restored, and neither read nor changed.</param>
/// <param name="Tags">Its tags.</param>
public sealed record StoredSecret(string Arn, string Name, string? VersionId, string? PreviousVersionId, bool IsDeleted, EquatableMap<string> Tags);
