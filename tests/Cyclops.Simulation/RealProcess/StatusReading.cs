using System.Net.Http.Json;
using Cyclops.Controller.Http;

namespace Cyclops.Simulation.RealProcess;

/// <summary>Reads a controller's status for what still stands between it and a head.</summary>
internal static class StatusReading
{
    /// <summary>What is not done yet; empty when all is.</summary>
    public static async Task<IReadOnlyList<string>> ObstaclesAsync(HttpClient client, Uri? controller, WantedConfig config, CancellationToken cancellationToken)
    {
        if (controller is null)
        {
            return ["the controller does not listen yet"];
        }

        try
        {
            var status = await client.GetFromJsonAsync(new Uri(controller, "/status"), StatusJson.Compact.StatusDocument, cancellationToken);
            return [.. Obstacles(status!, config)];
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException || (fault is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return [$"/status does not answer: {fault.Message}"];
        }
    }

    private static IEnumerable<string> Obstacles(StatusDocument status, WantedConfig config)
    {
        var head = config.Head;
        if (status.Source.AcceptedHead != head || status.Source.Hold is not null)
        {
            yield return $"the source is at {status.Source.AcceptedHead}, not at {head} ({status.Source.Hold?.Message ?? "no hold"})";
        }

        foreach (var error in status.Source.Errors)
        {
            yield return $"{error.File}:{error.Line}: {error.Message}";
        }

        var listed = status.Apps.Select(a => $"{a.Environment}/{a.App}").ToHashSet(StringComparer.Ordinal);
        var wanted = config.Apps.SelectMany(a => a.Environments.Select(e => $"{e}/{a.Name}")).ToHashSet(StringComparer.Ordinal);
        foreach (var key in wanted.Except(listed, StringComparer.Ordinal))
        {
            yield return $"{key} is not listed";
        }

        foreach (var key in listed.Except(wanted, StringComparer.Ordinal))
        {
            yield return $"{key} is still listed";
        }

        foreach (var obstacle in status.Environments.Concat(status.Apps).SelectMany(o => Obstacles(o, head)))
        {
            yield return obstacle;
        }

        // What nobody asks for any more has no status before its first visit.
        if (status.Queue is not { Waiting: 0, InFlight: 0 })
        {
            yield return $"{status.Queue.Waiting} visits wait and {status.Queue.InFlight} are under way";
        }
    }

    private static IEnumerable<string> Obstacles(ObjectDocument status, string head)
    {
        var key = $"{status.Environment}/{status.App}";
        if (status.ObservedCommit != head)
        {
            yield return $"{key} was planned from {status.ObservedCommit}, not from {head}";
        }

        foreach (var condition in status.Conditions.Where(c => c.Status != (c.Type == "Degraded" ? "False" : "True")))
        {
            yield return $"{key} is {condition.Type} {condition.Status}: {condition.Reason}: {condition.Message}";
        }

        foreach (var resource in status.Resources.Where(r => r.Outcome != "Converged"))
        {
            yield return $"{key} {resource.Kind}/{resource.Name} is {resource.Outcome}: {resource.Message}";
        }
    }
}
