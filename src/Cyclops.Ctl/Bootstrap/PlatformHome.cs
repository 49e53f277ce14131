namespace Cyclops.Ctl.Bootstrap;

/// <summary>Where the platform's stack is, and what of it the manifests name.</summary>
/// <param name="AccountId">Twelve digits.</param>
/// <param name="AccountName">What the manifests call the account; null: they name none.</param>
internal sealed record PlatformHome(string AccountId, string? AccountName, string Region, string Bucket, string StackRole);
