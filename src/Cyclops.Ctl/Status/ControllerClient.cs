using System.Text.Json;

namespace Cyclops.Ctl.Status;

/// <summary>Asks a controller how things stand.</summary>
internal sealed class ControllerClient(Uri server) : IDisposable
{
    private const int MaxBytes = 64 * 1024 * 1024;

    private readonly HttpClient _http = new() { BaseAddress = server, Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = MaxBytes };

    /// <summary>The whole status.</summary>
    /// <exception cref="CtlException">Nobody answers, or it is no controller.</exception>
    public async Task<StatusDocument> StatusAsync(CancellationToken cancellationToken)
    {
        const string hint = "Start one with \"cyclops-ctl up\", or say where it is with --server.";
        try
        {
            using var answer = await _http.GetAsync(new Uri("/status", UriKind.Relative), cancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                throw CtlException.Unreachable($"{server} answered /status with HTTP {(int)answer.StatusCode}: that is no Cyclops controller, or it is not well", hint);
            }

            await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
            return await JsonSerializer.DeserializeAsync(body, StatusJson.Default.StatusDocument, cancellationToken)
                ?? throw new JsonException("null");
        }
        catch (HttpRequestException fault)
        {
            throw CtlException.Unreachable($"the controller at {server} cannot be reached: {fault.Message}", hint, fault);
        }
        catch (TaskCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw CtlException.Unreachable($"the controller at {server} did not answer within {_http.Timeout.TotalSeconds:0} s", hint, fault);
        }
        catch (JsonException fault)
        {
            throw CtlException.Unreachable($"{server} answered /status with something that is no Cyclops status", hint, fault);
        }
    }

    public void Dispose() => _http.Dispose();
}
