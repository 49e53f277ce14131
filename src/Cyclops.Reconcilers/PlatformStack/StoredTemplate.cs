namespace Cyclops.Reconcilers.PlatformStack;

/// <summary>A template in the config bucket.</summary>
/// <param name="Key"><c>templates/HASH.json</c>.</param>
/// <param name="Url">Where CloudFormation finds it.</param>
/// <param name="IsNew">Whether it was stored just now.</param>
public sealed record StoredTemplate(string Key, string Url, bool IsNew);
