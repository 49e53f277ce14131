using System.Net;
using System.Net.Sockets;

namespace Cyclops.Ctl.Up;

/// <summary>Asks apps for a page through the local load balancers, as a browser would.</summary>
internal sealed class AppProbe : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="dataPlane">Where the load balancers listen.</param>
    public AppProbe(Uri dataPlane) =>

        // Names below localhost are looked up by browsers and curl, not by every system's resolver: connect straight.
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    await socket.ConnectAsync(IPAddress.Loopback, dataPlane.Port, cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        })
        { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>Null when the app answers; else what came instead.</summary>
    public async Task<string?> ProblemAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.GetAsync(address, cancellationToken);
            return (int)answer.StatusCode < 400 ? null : $"HTTP {(int)answer.StatusCode}";
        }
        catch (HttpRequestException fault)
        {
            return fault.Message;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "no answer within 5 s";
        }
    }

    public void Dispose() => _http.Dispose();
}
