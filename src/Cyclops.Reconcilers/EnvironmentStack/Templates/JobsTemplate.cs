using System.Text.Json.Nodes;

namespace Cyclops.Reconcilers.EnvironmentStack.Templates;

/// <summary>What jobs of apps need of their environment: a group for their schedules, and the role by which Scheduler runs their tasks.</summary>
internal static class JobsTemplate
{
    public const string Role = "JobRole";

    private const string Group = "Schedules";

    /// <summary>The group of an environment's schedules; no name of a platform or environment has a dot.</summary>
    public static string GroupOf(string platform, string environment) => $"{platform}.{environment}";

    /// <param name="template">The template of the cluster.</param>
    /// <param name="cluster">Logical id of the cluster in it.</param>
    public static void Add(TemplateDocument template, string platform, string environment, string cluster)
    {
        template.Add(Group, "AWS::Scheduler::ScheduleGroup", new() { ["Name"] = GroupOf(platform, environment) });
        template.Add(Role, "AWS::IAM::Role", new()
        {
            ["AssumeRolePolicyDocument"] = RolesTemplate.Trust("scheduler.amazonaws.com"),
            ["Policies"] = new JsonArray(new JsonObject
            {
                ["PolicyName"] = "jobs",
                ["PolicyDocument"] = new JsonObject
                {
                    ["Version"] = "2012-10-17",
                    ["Statement"] = new JsonArray(
                        new JsonObject
                        {
                            ["Effect"] = "Allow",
                            ["Action"] = "ecs:RunTask",
                            ["Resource"] = Fn.Sub($"arn:${{AWS::Partition}}:ecs:${{AWS::Region}}:${{AWS::AccountId}}:task-definition/{platform}-{environment}-*:*"),
                            ["Condition"] = new JsonObject { ["ArnEquals"] = new JsonObject { ["ecs:cluster"] = Fn.GetAtt(cluster, "Arn") } },
                        },
                        new JsonObject
                        {
                            ["Effect"] = "Allow",
                            ["Action"] = "iam:PassRole",
                            ["Resource"] = new JsonArray(
                                Fn.GetAtt(RolesTemplate.ExecutionRole, "Arn"),
                                Fn.Sub($"arn:${{AWS::Partition}}:iam::${{AWS::AccountId}}:role/cyclops/{platform}/{environment}/*")),
                            ["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { ["iam:PassedToService"] = "ecs-tasks.amazonaws.com" } },
                        }),
                },
            }),
        });
    }
}
