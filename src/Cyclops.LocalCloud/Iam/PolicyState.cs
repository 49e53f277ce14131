using Amazon.IdentityManagement.Model;

namespace Cyclops.LocalCloud.Iam;

/// <summary>A customer managed policy; only its default version is kept.</summary>
internal sealed record PolicyState(ManagedPolicy Policy, string Document);
