using System.Net;
using Cyclops.Http;

namespace Cyclops.Registries.Tests;

public sealed class ProxyBeyondLoopbackTests
{
    private static readonly Uri Proxy = new("http://proxy.example:3128");

    [Theory]
    [InlineData("http://localhost:5000/v2/", true)]
    [InlineData("http://127.0.0.1:5000/v2/", true)]
    [InlineData("https://ghcr.io/v2/", false)]
    public void What_is_not_encrypted_never_goes_by_a_proxy(string address, bool isDirect)
    {
        var proxy = new ProxyBeyondLoopback(new WebProxy(Proxy));

        Assert.Equal(isDirect, proxy.IsBypassed(new(address)));
        Assert.Equal(isDirect ? null : Proxy, proxy.GetProxy(new(address)));
    }
}
