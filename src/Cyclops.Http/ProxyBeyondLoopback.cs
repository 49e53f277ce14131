using System.Net;

namespace Cyclops.Http;

/// <summary>The proxy that the environment names, but never to this machine itself: what goes there is not encrypted.</summary>
internal sealed class ProxyBeyondLoopback(IWebProxy proxy) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => proxy.Credentials;
        set => proxy.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : proxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => Addresses.IsLoopback(host.IdnHost) || proxy.IsBypassed(host);
}
