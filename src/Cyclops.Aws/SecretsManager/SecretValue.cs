using Cyclops.Model.Secrets;

namespace Cyclops.Aws.SecretsManager;

/// <summary>What a secret holds.</summary>
/// <param name="VersionId">The version it is of.</param>
/// <param name="Text">The text.</param>
public sealed record SecretValue(string VersionId, Secret Text);
