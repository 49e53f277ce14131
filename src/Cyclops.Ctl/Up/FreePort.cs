using System.Net;
using System.Net.Sockets;

namespace Cyclops.Ctl.Up;

/// <summary>A port that is known by heart where it is free.</summary>
internal static class FreePort
{
    /// <summary>The port, or 0 (any) when somebody has it.</summary>
    public static int OrAny(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return port;
        }
        catch (SocketException)
        {
            return 0;
        }
    }
}
