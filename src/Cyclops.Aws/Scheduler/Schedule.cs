using Cyclops.Model;

namespace Cyclops.Aws.Scheduler;

/// <summary>A schedule that runs a task of ECS.</summary>
/// <param name="Group">Its group.</param>
/// <param name="Name">Its name within the group.</param>
/// <param name="Expression"><c>cron(0 3 * * ? *)</c> or <c>rate(6 hours)</c>.</param>
/// <param name="Timezone">What a cron expression is meant in.</param>
/// <param name="Description">For people.</param>
/// <param name="IsEnabled">Whether it runs anything.</param>
/// <param name="ClusterArn">Where the task runs.</param>
/// <param name="RoleArn">The role that Scheduler takes to run it.</param>
/// <param name="TaskDefinitionArn">What runs; empty: no task of ECS.</param>
/// <param name="Input">What is other than the task definition says: a JSON document.</param>
/// <param name="Subnets">For awsvpc tasks; else empty.</param>
/// <param name="SecurityGroups">For awsvpc tasks; else empty.</param>
/// <param name="Others">Settings beside these that somebody made, for people; empty: none.</param>
public sealed record Schedule(
    string Group,
    string Name,
    string Expression,
    string Timezone,
    string Description,
    bool IsEnabled,
    string ClusterArn,
    string RoleArn,
    string TaskDefinitionArn,
    string Input,
    EquatableList<string> Subnets,
    EquatableList<string> SecurityGroups,
    string Others = "");
