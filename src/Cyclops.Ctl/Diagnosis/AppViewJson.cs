using System.Text.Json;
using System.Text.Json.Nodes;
using Cyclops.Ctl.Json;
using Cyclops.Ctl.Status;
using Cyclops.Reconcilers.Diagnosis;

namespace Cyclops.Ctl.Diagnosis;

/// <summary>What the controller says as JSON, with what AWS says as its member <c>aws</c>.</summary>
internal static class AppViewJson
{
    public static string Write(ObjectDocument item, AppView? view)
    {
        var json = JsonSerializer.SerializeToNode(item, StatusJson.Default.ObjectDocument)!.AsObject();
        if (view is not null)
        {
            json["aws"] = Of(view);
        }

        return JsonText.Write(writer => json.WriteTo(writer));
    }

    private static JsonObject Of(AppView view) => new()
    {
        ["problem"] = view.Problem,
        ["region"] = view.Region,
        ["service"] = view.Found is { Service: var service }
            ? new JsonObject
            {
                ["name"] = service.Name,
                ["desiredCount"] = service.DesiredCount,
                ["runningCount"] = service.RunningCount,
                ["taskDefinition"] = service.TaskDefinitionArn,
            }
            : null,
        ["tasks"] = List(view.Found?.Tasks, Task),
        ["targets"] = List(view.Found?.Targets, t => new() { ["target"] = t.Target, ["health"] = t.State, ["reason"] = t.Reason, ["message"] = t.Description }),
        ["events"] = List(view.Found?.Service.Events.Take(AppViewPrinter.Most), e => new() { ["at"] = e.At, ["message"] = e.Message }),
        ["log"] = view.Found?.Log is { } log ? new JsonObject { ["task"] = log.Task, ["container"] = log.Container, ["lines"] = Texts(log.Lines) } : null,
        ["unread"] = Texts(view.Found?.Unread ?? []),
    };

    private static JsonObject Task(TaskDiagnosis found) => new()
    {
        ["id"] = found.Task.Id,
        ["state"] = found.Task.LastStatus,
        ["taskDefinition"] = found.Task.TaskDefinitionArn,
        ["createdAt"] = found.Task.CreatedAt,
        ["stoppedAt"] = found.Task.StoppedAt,
        ["why"] = found.Why,
        ["containers"] = List(found.Task.Containers, c => new() { ["name"] = c.Name, ["exitCode"] = c.ExitCode, ["health"] = c.Health }),
    };

    private static JsonArray List<T>(IEnumerable<T>? items, Func<T, JsonObject> write) => [.. (items ?? []).Select(write)];

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(t => JsonValue.Create(t))];
}
