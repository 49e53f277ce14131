using System.Net;

namespace Cyclops.Http;

/// <summary>Where a server may send us.</summary>
public static class Addresses
{
    /// <summary>Whether a server may send us there: nothing goes unencrypted but within this machine, and only a server on it sends us to it.</summary>
    /// <param name="target">Where it sends us.</param>
    /// <param name="server">Who sends us.</param>
    public static bool IsTrusted(Uri target, Uri server)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(server);
        return IsLoopback(target.IdnHost)
            ? IsLoopback(server.IdnHost) && (target.Scheme == Uri.UriSchemeHttp || target.Scheme == Uri.UriSchemeHttps)
            : target.Scheme == Uri.UriSchemeHttps;
    }

    /// <summary>Whether it is this machine.</summary>
    /// <param name="host">A host name, or an IP address without brackets.</param>
    public static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
