using System.Text;

namespace Cyclops.Git.Tests.Mirroring;

/// <summary>The mirror over a real network transport: Git's own HTTP server.</summary>
public sealed class HttpRemoteTests : IDisposable
{
    private readonly MirrorFixture _fixture = new();
    private readonly GitHttpServer _server;

    public HttpRemoteTests()
    {
        _fixture.Remote.Commit();
        _server = new GitHttpServer(Path.GetDirectoryName(_fixture.Remote.Path)!);
    }

    [Fact]
    public async Task A_branch_is_mirrored_over_http_and_followed()
    {
        var mirror = _fixture.Mirror(Settings);
        await mirror.FetchAsync(MirrorFixture.Token);
        var commit = _fixture.Remote.Write("manifests/b.yaml", "b").Commit();

        var snapshot = await mirror.ReadHeadAsync();

        Assert.Equal(commit, snapshot.Commit!.Id.Sha);
        Assert.Equal(2, snapshot.Files.Count);
    }

    [Fact]
    public async Task A_token_opens_a_private_repository()
    {
        _server.Authorization = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("x-access-token:canary"))}";

        Assert.Single((await _fixture.Mirror(Settings with { Token = "canary" }).ReadHeadAsync()).Files);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong-canary")]
    public async Task F40_A_refused_login_holds_without_asking_and_without_showing_the_token(string? token)
    {
        _server.Authorization = "Basic other";

        var fault = await MirrorFixture.RefusedAsync(
            "FetchFailed", () => _fixture.Mirror(Settings with { Token = token }).FetchAsync(MirrorFixture.Token));

        Assert.DoesNotContain("wrong-canary", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F53_A_redirect_is_not_followed()
    {
        using var elsewhere = new GitHttpServer(Path.GetDirectoryName(_fixture.Remote.Path)!);
        _server.RedirectTo = elsewhere.Address;

        await MirrorFixture.RefusedAsync("FetchFailed", () => _fixture.Mirror(Settings).FetchAsync(MirrorFixture.Token));
    }

    [Fact]
    public async Task F40_A_server_that_never_answers_is_given_up()
    {
        _server.IsSilent = true;

        await MirrorFixture.RefusedAsync(
            "GitTimedOut", () => _fixture.Mirror(Settings with { FetchTimeout = TimeSpan.FromSeconds(1) }).FetchAsync(MirrorFixture.Token));
    }

    public void Dispose()
    {
        _server.Dispose();
        _fixture.Dispose();
    }

    private GitMirrorSettings Settings => _fixture.Settings with { Url = $"{_server.Address}/remote/.git" };
}
