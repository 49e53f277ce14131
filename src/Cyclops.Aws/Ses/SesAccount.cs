namespace Cyclops.Aws.Ses;

/// <summary>How an account may send mail in a region.</summary>
/// <param name="HasProductionAccess">Whether to anybody; otherwise it is in the sandbox, and only to addresses and domains that were verified.</param>
public sealed record SesAccount(bool HasProductionAccess);
