using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cyclops.Testing;

/// <summary>Ports of loopback that nobody uses, and HTTP at one of them.</summary>
internal static class LoopbackListener
{
    private const int Attempts = 10;

    /// <summary>A port that is free now; somebody else may take it before it is used.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Listens for HTTP.</summary>
    /// <returns>The listener, and its address: <c>http://127.0.0.1:PORT</c>.</returns>
    public static (HttpListener Listener, string Address) Start()
    {
        for (var attempt = 1; ; attempt++)
        {
            var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");
            var listener = new HttpListener();
            try
            {
                listener.Prefixes.Add($"{address}/");
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException) when (attempt < Attempts)
            {
                // Somebody else was faster: another port will do.
                listener.Close();
            }
        }
    }
}
