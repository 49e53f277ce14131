using System.Net;
using System.Text;
using Cyclops.LocalCloud.Ecs;
using Cyclops.LocalCloud.Ecs.Tasks;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.DataPlane;

/// <summary>
/// Stands in for the container of a task: says which app, environment, image and revision would have answered.
/// Environment variables and secrets are named; their values are never shown.
/// </summary>
internal static class TaskResponder
{
    public static WireResponse Answer(HeldTask task, string host, WireRequest request)
    {
        var facts = Facts(task, host, request.Path);
        var accept = request.Header("Accept") ?? "";
        var step = "task " + EcsArns.LastPart(task.Arn);
        if (accept.Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            return TrafficAnswer.Of(200, step, "text/html; charset=utf-8", Html(facts));
        }

        return accept.Contains("application/json", StringComparison.OrdinalIgnoreCase)
            ? new WireResponse(200, "application/json", Json(facts)) { Headers = [new(TrafficAnswer.StepHeader, step)] }
            : TrafficAnswer.Of(200, step, "text/plain; charset=utf-8", string.Concat(facts.Select(f => $"{f.Key}: {f.Value}\n")));
    }

    private static List<KeyValuePair<string, string>> Facts(HeldTask task, string host, string path)
    {
        var containers = task.Definition.Model.ContainerDefinitions;
        var serving = task.Service?.Model.LoadBalancers.FirstOrDefault()?.ContainerName;
        var main = containers.Find(c => c.Name == serving) ?? containers[0];
        var facts = new List<KeyValuePair<string, string>>
        {
            new("app", Tag(task, "cyclops:app") ?? task.Service?.Name ?? task.Definition.Model.Family),
            new("environment", Tag(task, "cyclops:environment") ?? task.Cluster.Name),
            new("image", main.Image),
            new("commit", Tag(task, "cyclops:commit") ?? ""),
            new("task", EcsArns.LastPart(task.Arn)),
            new("taskDefinition", EcsArns.LastPart(task.Definition.Arn)),
            new("host", host),
            new("path", path),
            new("variables", string.Join(' ', main.Environment.Select(e => e.Name))),
            new("secrets", string.Join(' ', (main.Secrets ?? []).Select(s => s.Name))),
            new("linked", string.Join(' ', containers.Where(c => c != main).Select(c => $"{c.Name}={c.Image}"))),
        };
        facts.RemoveAll(f => f.Value.Length == 0);
        return facts;
    }

    private static string? Tag(HeldTask task, string key) =>
        task.Definition.Tags.All.GetValueOrDefault(key) ?? task.Service?.Tags.All.GetValueOrDefault(key) ?? task.Tags.All.GetValueOrDefault(key);

    private static ReadOnlyMemory<byte> Json(List<KeyValuePair<string, string>> facts) => Bodies.Json(json =>
    {
        json.WriteStartObject();
        foreach (var (name, value) in facts)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    });

    private static string Html(List<KeyValuePair<string, string>> facts)
    {
        var title = WebUtility.HtmlEncode(facts[0].Value);
        var page = new StringBuilder($"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{title}</title>")
            .Append("<style>body{font:16px/1.5 system-ui;margin:3rem auto;max-width:44rem;padding:0 1rem}th{text-align:left;padding-right:2rem;font-weight:500;color:#555}td{font-family:ui-monospace,monospace;overflow-wrap:anywhere}</style>")
            .Append($"<h1>{title}</h1><p>The local cloud answers for this app. In AWS its container would.</p><table>");
        foreach (var (name, value) in facts)
        {
            page.Append($"<tr><th>{name}</th><td>{WebUtility.HtmlEncode(value)}</td></tr>");
        }

        return page.Append("</table></html>\n").ToString();
    }
}
