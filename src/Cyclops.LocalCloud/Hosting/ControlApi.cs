using System.Text;
using System.Text.Json;
using Cyclops.LocalCloud.Faults;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.Hosting;

/// <summary>
/// The local cloud's own API, beside AWS's: <c>GET|PUT|POST|DELETE /_cyclops/faults</c>, <c>GET /_cyclops/state</c>,
/// <c>GET /_cyclops/calls</c>, <c>GET /_cyclops/counts</c>, <c>POST /_cyclops/reset</c>.
/// </summary>
internal sealed class ControlApi(LocalAws cloud)
{
    public const string Prefix = "/_cyclops/";

    public WireResponse Answer(WireRequest request) => (request.Method, request.Path[Prefix.Length..]) switch
    {
        ("GET", "faults") => Faults(),
        ("PUT", "faults") => Plan(request, replace: true),
        ("POST", "faults") => Plan(request, replace: false),
        ("DELETE", "faults") => Clear(),
        ("GET", "state") => Json(State),
        ("GET", "calls") => Json(Calls),
        ("GET", "counts") => Json(Counts),
        ("POST", "reset") => Reset(),
        _ => Text(404, $"no {request.Method} {request.Path}; there are GET, PUT, POST, DELETE faults; GET state, calls, counts; POST reset"),
    };

    private WireResponse Faults() =>
        new(200, "application/json", JsonSerializer.SerializeToUtf8Bytes([.. cloud.Faults.Pending()], FaultJson.Default.FaultArray));

    private WireResponse Plan(WireRequest request, bool replace)
    {
        Fault[] faults;
        try
        {
            faults = JsonSerializer.Deserialize(request.Body.Span, FaultJson.Default.FaultArray) ?? [];
        }
        catch (JsonException e)
        {
            return Text(400, "expected a JSON array of faults, e.g. [{\"operation\": \"ecs:CreateService\", \"kind\": \"Error\", \"code\": \"ServerException\", \"status\": 500, \"times\": 2}]: " + e.Message);
        }

        if (replace)
        {
            cloud.Faults.Clear();
        }

        foreach (var fault in faults)
        {
            cloud.Faults.Add(fault);
        }

        return Faults();
    }

    private WireResponse Clear()
    {
        cloud.Faults.Clear();
        return Faults();
    }

    private WireResponse Reset()
    {
        cloud.Reset();
        return Text(200, "reset");
    }

    private void State(Utf8JsonWriter json) => cloud.Locked(_ =>
    {
        json.WriteStartObject();
        foreach (var service in cloud.Services.All)
        {
            json.WritePropertyName(service.Name);
            service.WriteState(json);
        }

        json.WriteEndObject();
        return true;
    });

    private void Calls(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var call in cloud.Recorder.Calls())
        {
            json.WriteStartObject();
            json.WriteString("at", call.At);
            json.WriteString("service", call.Service);
            json.WriteString("operation", call.Operation);
            json.WriteBoolean("mutating", call.Mutating);
            json.WriteString("region", call.Region);
            json.WriteNumber("status", call.Status);
            json.WriteString("error", call.ErrorCode);
            json.WriteString("parameters", call.Parameters);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Counts(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (operation, count) in cloud.Recorder.Counts())
        {
            json.WriteNumber(operation, count);
        }

        json.WriteEndObject();
    }

    private static WireResponse Json(Action<Utf8JsonWriter> write) => new(200, "application/json", Bodies.Json(write));

    private static WireResponse Text(int status, string text) => new(status, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text + "\n"));
}
