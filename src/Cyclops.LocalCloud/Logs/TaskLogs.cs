using Amazon.ECS.Model;
using Cyclops.LocalCloud.Ecs;
using Cyclops.LocalCloud.Ecs.Tasks;

namespace Cyclops.LocalCloud.Logs;

/// <summary>What the containers of this cloud say: one line when they start, one when they end by themselves, after what a script has them say.</summary>
internal static class TaskLogs
{
    /// <param name="exitCode">Null when the task has just started.</param>
    public static void Write(LogsService logs, HeldTask task, int? exitCode, DateTimeOffset at)
    {
        var call = task.StartedBy with { Now = at };
        foreach (var container in task.Definition.Model.ContainerDefinitions.Where(c => c.LogConfiguration?.LogDriver?.Value == "awslogs"))
        {
            var options = container.LogConfiguration.Options ?? [];
            if (options.GetValueOrDefault("awslogs-group") is { } group)
            {
                var stream = Stream(options, container, task);
                foreach (var line in exitCode is null ? [] : task.Exit.LastLines)
                {
                    logs.Append(call, group, stream, line);
                }

                logs.Append(call, group, stream, Line(container, exitCode));
            }
        }
    }

    private static string Stream(Dictionary<string, string> options, ContainerDefinition container, HeldTask task)
    {
        var id = EcsArns.LastPart(task.Arn);
        return options.GetValueOrDefault("awslogs-stream-prefix") is { } prefix ? $"{prefix}/{container.Name}/{id}" : id;
    }

    private static string Line(ContainerDefinition container, int? exitCode) => exitCode is { } code
        ? $"{container.Name} ends with exit code {code}"
        : $"{container.Name} starts from image {container.Image}";
}
