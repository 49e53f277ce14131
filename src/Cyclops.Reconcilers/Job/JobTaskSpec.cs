using Cyclops.Model;

namespace Cyclops.Reconcilers.Job;

/// <summary>A task of an app that runs at times.</summary>
/// <param name="Group">The group of the environment's schedules.</param>
/// <param name="ScheduleName">Name of the schedule within it.</param>
/// <param name="Schedule">When, as EventBridge Scheduler takes it.</param>
/// <param name="Timezone">What that is meant in.</param>
/// <param name="Input">The command of the main container: a JSON document.</param>
/// <param name="Cluster">ARN of the cluster, from the service: what runs is what the service runs.</param>
/// <param name="Role">ARN of the role that Scheduler takes.</param>
/// <param name="TaskDefinition">ARN of the revision.</param>
/// <param name="Subnets">For awsvpc tasks, comma separated; null in bridge networking.</param>
/// <param name="SecurityGroup">For awsvpc tasks; null in bridge networking.</param>
public sealed record JobTaskSpec(
    string Group,
    string ScheduleName,
    string Schedule,
    string Timezone,
    string Input,
    Input Cluster,
    Input Role,
    Input TaskDefinition,
    Input? Subnets,
    Input? SecurityGroup);
