using Cyclops.Model;

namespace Cyclops.Reconcilers.Release;

/// <summary>The one-off task of an app before each rollout.</summary>
/// <param name="TaskDefinition">The revision that is to be rolled out, and whose main container runs the command.</param>
/// <param name="Subnets">For awsvpc tasks, comma separated; null in bridge networking.</param>
/// <param name="SecurityGroup">For awsvpc tasks; null in bridge networking.</param>
public sealed record ReleaseTaskSpec(
    Input TaskDefinition,
    Input Cluster,
    string Container,
    EquatableList<string> Command,
    TimeSpan Timeout,
    Input? Subnets,
    Input? SecurityGroup);
