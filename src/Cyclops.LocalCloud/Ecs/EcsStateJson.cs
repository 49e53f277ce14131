using System.Text.Json;
using Cyclops.LocalCloud.Ecs.Services;

namespace Cyclops.LocalCloud.Ecs;

/// <summary>The state of a region for a person who debugs; no environment values.</summary>
internal static class EcsStateJson
{
    public static void Write(Utf8JsonWriter json, EcsRegion region)
    {
        foreach (var cluster in region.Clusters.Values)
        {
            json.WriteStartObject(cluster.Name);
            json.WriteString("status", cluster.Model.Status);
            json.WriteStartArray("services");
            foreach (var service in cluster.Services.Values)
            {
                Service(json, service);
            }

            json.WriteEndArray();
            json.WriteStartArray("tasks");
            foreach (var task in cluster.Tasks.Values)
            {
                json.WriteStringValue($"{EcsArns.LastPart(task.Arn)} {EcsArns.LastPart(task.Definition.Arn)} {task.Model.LastStatus} {task.Model.StoppedReason}".TrimEnd());
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteStartObject("taskDefinitions");
        foreach (var family in region.Families.Values)
        {
            json.WriteString(family.Name, string.Join(' ', family.Revisions.Values.Select(r => $"{r.Model.Revision}:{r.Model.Status}")));
        }

        json.WriteEndObject();
    }

    private static void Service(Utf8JsonWriter json, HeldService service)
    {
        json.WriteStartObject();
        json.WriteString("name", service.Name);
        json.WriteString("status", service.Status);
        json.WriteNumber("desired", service.Desired);
        json.WriteStartArray("deployments");
        foreach (var d in service.Deployments)
        {
            json.WriteStringValue($"{d.Id} {EcsArns.LastPart(d.Definition.Arn)} {d.State} tasks={d.Tasks.Count} failed={d.FailedTasks}");
        }

        json.WriteEndArray();
        json.WriteString("lastEvent", service.Events.FirstOrDefault()?.Message);
        json.WriteEndObject();
    }
}
