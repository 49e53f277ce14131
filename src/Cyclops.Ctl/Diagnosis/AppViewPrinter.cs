using Cyclops.Aws.Ecs;
using Cyclops.Ctl.Logs;
using Cyclops.Ctl.Status;
using Cyclops.Ctl.Terminal;
using Cyclops.Model;
using Cyclops.Reconcilers.Diagnosis;

namespace Cyclops.Ctl.Diagnosis;

/// <summary>What AWS says of an app, under what the controller says.</summary>
internal static class AppViewPrinter
{
    /// <summary>Events and stopped tasks that are shown.</summary>
    public const int Most = 10;

    public static void Print(AppView view, ObjectKey app, DateTimeOffset now, LineWriter writer)
    {
        writer.Line();
        if (view.Problem is { } problem)
        {
            writer.Line("AWS was not asked: ", Piece.Change(problem));
            return;
        }

        if (view.Found is not { } found)
        {
            writer.Line($"AWS ({view.Region}): there is no service of it yet");
            return;
        }

        var service = found.Service;
        writer.Line($"AWS ({view.Region}): service {service.Name} runs {service.RunningCount} of {service.DesiredCount}, {Last(service.TaskDefinitionArn)}");
        PrintTasks(found, now, writer);
        PrintTargets(found, writer);
        PrintEvents(service, now, writer);
        PrintLog(found, app, writer);
        foreach (var unread in found.Unread)
        {
            writer.Line();
            writer.Line("Not read: ", Piece.Change(unread));
        }
    }

    /// <summary>What a task's containers exited with: <c>web 1</c>.</summary>
    public static string Exits(EcsTask task) => string.Join(", ", task.Containers.Where(c => c.ExitCode is not null).Select(c => $"{c.Name} {c.ExitCode}"));

    private static void PrintTasks(AppDiagnosis found, DateTimeOffset now, LineWriter writer)
    {
        writer.Line();
        var shown = found.Tasks.Where(t => t.Why is null).Concat(found.Tasks.Where(t => t.Why is not null).Take(Most)).ToList();
        if (shown.Count == 0)
        {
            writer.Line("Tasks: none");
            return;
        }

        var table = new TextTable("TASK", "STATE", "AGE", "EXIT", "REVISION", "WHY");
        foreach (var (task, why) in shown)
        {
            var state = task.LastStatus ?? "UNKNOWN";
            table.Add(
                AppLine.Short(task.Id),
                state == "RUNNING" && why is null ? Piece.Good(state) : Piece.Change(state),
                (task.StoppedAt ?? task.CreatedAt) is { } at ? StatusTables.Age(now - at) : "",
                Exits(task),
                Last(task.TaskDefinitionArn),
                why ?? "");
        }

        table.WriteTo(writer);
        if (found.Tasks.Count > shown.Count)
        {
            writer.Line(Piece.Faint($"and {found.Tasks.Count - shown.Count} more that stopped within the last hour"));
        }
    }

    private static void PrintTargets(AppDiagnosis found, LineWriter writer)
    {
        if (found.Targets.Count == 0)
        {
            return;
        }

        writer.Line();
        var table = new TextTable("TARGET", "HEALTH", "WHY");
        foreach (var target in found.Targets)
        {
            var health = target.State == "healthy" ? Piece.Good(target.State) : target.State == "unhealthy" ? Piece.Danger(target.State) : Piece.Change(target.State);
            table.Add(target.Target ?? "", health, string.Join(": ", new[] { target.Reason, target.Description }.OfType<string>()));
        }

        table.WriteTo(writer);
    }

    private static void PrintEvents(Aws.Ecs.EcsService service, DateTimeOffset now, LineWriter writer)
    {
        writer.Line();
        if (service.Events.Count == 0)
        {
            writer.Line("ECS events: none");
            return;
        }

        var table = new TextTable("AGE", "ECS EVENT");
        foreach (var told in service.Events.Take(Most))
        {
            table.Add(told.At is { } at ? StatusTables.Age(now - at) : "", told.Message);
        }

        table.WriteTo(writer);
    }

    private static void PrintLog(AppDiagnosis found, ObjectKey app, LineWriter writer)
    {
        if (found.Log is not { } log)
        {
            return;
        }

        writer.Line();
        writer.Line($"Last lines of task {AppLine.Short(log.Task)}, container {log.Container} (all of them: cyclops-ctl logs {app.App} -e {app.Environment} --task {AppLine.Short(log.Task)}):");
        foreach (var line in log.Lines)
        {
            writer.Line("  ", line);
        }
    }

    private static string Last(string arn) => arn[(arn.LastIndexOf('/') + 1)..];
}
