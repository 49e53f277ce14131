namespace Cyclops.Aws.Sts;

/// <summary>Whose credentials calls are made with.</summary>
/// <param name="Account">Twelve digits.</param>
/// <param name="Arn">The user, or the session of a role.</param>
public sealed record CallerIdentity(string Account, string Arn);
