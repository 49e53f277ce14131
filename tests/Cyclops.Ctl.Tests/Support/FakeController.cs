using System.Net;
using System.Text;

namespace Cyclops.Ctl.Tests.Support;

/// <summary>Answers every request on a loopback port with one text.</summary>
internal sealed class FakeController : IDisposable
{
    private readonly HttpListener _listener = new();

    public FakeController(string answer, int status = 200)
    {
        using (var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        }

        _listener.Prefixes.Add(Address);
        _listener.Start();
        _ = ServeAsync(Encoding.UTF8.GetBytes(answer), status);
    }

    public string Address { get; }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync(byte[] answer, int status)
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                context.Response.StatusCode = status;
                await context.Response.OutputStream.WriteAsync(answer);
                context.Response.Close();
            }
        }
        catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
