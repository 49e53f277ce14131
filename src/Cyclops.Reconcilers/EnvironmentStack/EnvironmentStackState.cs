using Cyclops.Aws.CloudFormation;
using Cyclops.Model;

namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>A stack as found.</summary>
/// <param name="Template">Its template as fields; null while it is as wanted, being changed, or stuck.</param>
/// <param name="Parameters">Those it was given from the manifest or from other stacks; null while it is being changed, or stuck.</param>
/// <param name="Tags">Those that are neither Cyclops' own nor AWS's; null while it is being changed, or stuck.</param>
/// <param name="Failure">The first failure of its latest operation; null without one.</param>
/// <param name="Progress">How far an operation under way has come; null without one.</param>
/// <param name="ChangeSet">The change to what is wanted, worked out; null while it is not.</param>
/// <param name="WayOut">What brings a stuck stack back to where it can be changed; null when it is not stuck.</param>
public sealed record EnvironmentStackState(
    CloudStack Stack,
    EquatableMap<string>? Template,
    EquatableMap<string>? Parameters,
    EquatableMap<string>? Tags,
    string? Failure = null,
    string? Progress = null,
    StackChangeSet? ChangeSet = null,
    WayOut? WayOut = null);
