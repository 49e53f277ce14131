using System.Text;
using Cyclops.Registries.Tests.Support;

namespace Cyclops.Registries.Tests;

/// <summary>What happens on the connection itself.</summary>
public sealed class WireTests : IDisposable
{
    private readonly RegistryClient _client = new(new QuickTime(), new Random(1));

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Endless_content_is_read_up_to_a_limit()
    {
        using var server = new RawServer(seen => RawServer.Http(new(200, new byte[5 * 1024 * 1024]), isHead: seen.Method == "HEAD"));

        var fault = await FaultAsync(server);

        Assert.Equal(("InvalidResponse", false), (fault.Code, fault.IsTransient));
        Assert.Contains("it is longer than 4096 KiB", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endless_headers_are_a_fault()
    {
        using var server = new RawServer(_ => RawServer.Http(Canned.Empty(200, ("X-Long", new string('a', 128 * 1024))), isHead: true));

        Assert.Equal("InvalidResponse", (await FaultAsync(server)).Code);
        Assert.Single(server.All);
    }

    [Fact]
    public async Task What_is_not_http_is_a_fault()
    {
        using var server = new RawServer(_ => Encoding.ASCII.GetBytes("220 mail.example ESMTP\r\n\r\n"));

        Assert.Equal("InvalidResponse", (await FaultAsync(server)).Code);
    }

    [Fact]
    public async Task A_connection_that_ends_early_is_tried_again()
    {
        var count = 0;
        using var server = new RawServer(_ => ++count < 3 ? [] : RawServer.Http(Canned.Found(), isHead: true));

        var found = await _client.ResolveAsync(Image(server), null, TestContext.Current.CancellationToken);

        Assert.Equal(Canned.ManifestDigest, Assert.IsType<Resolution.Resolved>(found).Digest);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_by_the_handler_with_credentials()
    {
        using var other = new RawServer(_ => RawServer.Http(Canned.Found(), isHead: true));
        using var server = new RawServer(seen => RawServer.Http(
            seen.Authorization is null ? Canned.Empty(401, ("WWW-Authenticate", "Basic realm=\"r\"")) : Canned.Empty(302, ("Location", $"http://{other.Host}/there")),
            isHead: true));

        await _client.ResolveAsync(Image(server), Internet.Ada, TestContext.Current.CancellationToken);

        Assert.Equal([null, "Basic YWRhOmNvcnJlY3QtaG9yc2U="], server.All.Select(seen => seen.Authorization));
        Assert.Null(Assert.Single(other.All).Authorization);
    }

    private static ImageReference Image(RawServer server) => ImageReference.Parse($"{server.Host}/acme/web:1");

    private Task<CloudFault> FaultAsync(RawServer server) =>
        Assert.ThrowsAsync<CloudFault>(() => _client.ResolveAsync(Image(server), Internet.Ada, TestContext.Current.CancellationToken));
}
