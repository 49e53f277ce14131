using Cyclops.Aws.CloudFormation;
using Cyclops.Model;

namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>A stack as found.</summary>
/// <param name="Template">Its template as fields; null while it is as wanted, or being changed.</param>
/// <param name="Tags">Those that are neither Cyclops' own nor AWS's; null while it is being changed.</param>
/// <param name="Failure">The first failure of its latest operation; null without one.</param>
public sealed record EnvironmentStackState(CloudStack Stack, EquatableMap<string>? Template, EquatableMap<string>? Tags, string? Failure);
