using Cyclops.Model.Secrets;
using Cyclops.Registries.Tests.Support;

namespace Cyclops.Registries.Tests;

/// <summary>Registries that want a token, as Docker Hub and GitHub's do.</summary>
public sealed class TokenTests
{
    private const string Realm = "https://auth.example/token";
    private const string Image = "ghcr.io/acme/web:1";

    private int _issued;

    [Fact]
    public async Task A_token_is_fetched_for_what_the_registry_asks()
    {
        using var internet = new Internet(seen => Answer(seen));

        Assert.Equal(Canned.ManifestDigest, await internet.DigestAsync(Image));

        Assert.Equal(
            [
                ("https://ghcr.io/v2/acme/web/manifests/1", null),
                ("https://auth.example/token?service=registry.example&scope=repository%3Aacme%2Fweb%3Apull", null),
                ("https://ghcr.io/v2/acme/web/manifests/1", "Bearer token-1"),
            ],
            internet.Handler.All.Select(seen => (seen.Address.AbsoluteUri, seen.Authorization)));
    }

    [Fact]
    public async Task Credentials_go_to_the_token_server_and_not_to_the_registry()
    {
        using var internet = new Internet(seen => Answer(seen));

        await internet.DigestAsync(Image, Internet.Ada);

        Assert.Equal([null, "Basic YWRhOmNvcnJlY3QtaG9yc2U=", "Bearer token-1"], internet.Handler.All.Select(seen => seen.Authorization));
    }

    [Theory]
    [InlineData(",\"expires_in\":300", 270)]
    [InlineData("", 30)]
    public async Task A_token_serves_until_half_a_minute_before_its_end(string lifetime, int seconds)
    {
        using var internet = new Internet(seen => Answer(seen, lifetime));
        await internet.DigestAsync(Image);

        internet.Time.Advance(TimeSpan.FromSeconds(seconds - 1));
        await internet.DigestAsync(Image);
        Assert.Equal(1, _issued);

        internet.Time.Advance(TimeSpan.FromSeconds(1));
        await internet.DigestAsync(Image);
        Assert.Equal(2, _issued);
    }

    [Theory]
    [InlineData(",\"expires_in\":10")]
    [InlineData(",\"expires_in\":-5")]
    public async Task A_token_that_ends_at_once_serves_once(string lifetime)
    {
        using var internet = new Internet(seen => Answer(seen, lifetime));

        await internet.DigestAsync(Image);
        await internet.DigestAsync(Image);

        Assert.Equal(2, _issued);
    }

    [Fact]
    public async Task A_token_serves_neither_another_user_nor_another_repository()
    {
        using var internet = new Internet(seen => Answer(seen));

        await internet.DigestAsync(Image);
        await internet.DigestAsync(Image, Internet.Ada);
        await internet.DigestAsync(Image, new("bob", new Secret("correct-horse")));
        await internet.DigestAsync("ghcr.io/acme/api:1");
        await internet.DigestAsync(Image, new("ada", new Secret("correct-horse")));

        Assert.Equal(4, _issued);
    }

    [Fact]
    public async Task A_token_that_was_taken_back_is_fetched_anew()
    {
        var revoked = false;
        using var internet = new Internet(seen => revoked && seen.Authorization == "Bearer token-1" ? Canned.WantsToken(Realm) : Answer(seen, ",\"expires_in\":300"));
        await internet.DigestAsync(Image);
        revoked = true;

        await internet.DigestAsync(Image);

        Assert.Equal(2, _issued);
        Assert.Equal("Bearer token-2", internet.Handler.All[^1].Authorization);
    }

    [Theory]
    [InlineData("http://auth.example/token")]
    [InlineData("http://localhost:8080/token")]
    [InlineData("https://localhost/token")]
    [InlineData("https://127.0.0.1/token")]
    [InlineData("http://169.254.170.2/v2/credentials")]
    [InlineData("ftp://auth.example/token")]
    [InlineData("/token")]
    [InlineData("garbage")]
    public async Task Nothing_is_sent_to_a_token_server_that_is_not_safe(string realm)
    {
        using var internet = new Internet(_ => Canned.WantsToken(realm));

        var fault = await internet.FaultAsync(Image, Internet.Ada);

        Assert.Equal("InvalidResponse", fault.Code);
        Assert.Contains("an address that is not safe", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["ghcr.io"], internet.Handler.All.Select(seen => seen.Address.Host));
        Assert.Null(internet.Handler.All[0].Authorization);
    }

    [Fact]
    public async Task A_registry_on_this_machine_may_have_its_token_server_there()
    {
        using var internet = new Internet(seen => Answer(seen, realm: "http://127.0.0.1:5001/token"));

        await internet.DigestAsync("localhost:5000/acme/web:1");

        Assert.Equal(1, _issued);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_token_server_that_refuses_everybody_may_hide_a_private_repository(int status)
    {
        using var internet = new Internet(seen => seen.Address.Host == "auth.example" ? Canned.Empty(status) : Canned.WantsToken(Realm));

        var anonymous = await internet.FaultAsync(Image);
        var ada = await internet.FaultAsync(Image, Internet.Ada);

        Assert.Equal(
            "image ghcr.io/acme/web:1: ghcr.io does not show it (HTTP 401): there is no such repository, or it is private and no credentials were given. Correct the name, or give user and password of the registry",
            anonymous.Message);
        Assert.Equal(
            "image ghcr.io/acme/web:1: ghcr.io does not show it to user ada (HTTP 401): the password is wrong or has expired, the user may not pull it, or there is no such repository. Correct the credentials or the name",
            ada.Message);
        Assert.False(anonymous.IsTransient || ada.IsTransient);
    }

    [Fact]
    public async Task A_token_that_does_not_open_the_repository_is_not_asked_for_again_and_again()
    {
        using var internet = new Internet(seen => seen.Address.Host == "auth.example" ? Answer(seen) : Canned.WantsToken(Realm));

        var fault = await internet.FaultAsync(Image);

        Assert.Equal("Unauthorized", fault.Code);
        Assert.Equal(3, internet.Handler.All.Count);
    }

    [Theory]
    [InlineData(200, "<html>")]
    [InlineData(200, "{}")]
    [InlineData(200, "[]")]
    [InlineData(200, """{"token":""}""")]
    [InlineData(200, """{"token":"a\r\nX-Evil: 1"}""")]
    [InlineData(302, "")]
    [InlineData(404, "")]
    public async Task An_answer_that_is_no_token_is_a_fault(int status, string text)
    {
        using var internet = new Internet(seen => seen.Address.Host == "auth.example"
            ? Canned.Text(text, ("Location", "https://elsewhere.example/token")) with { Status = status }
            : Canned.WantsToken(Realm));

        var fault = await internet.FaultAsync(Image, Internet.Ada);

        Assert.Equal("InvalidResponse", fault.Code);
        Assert.Contains("auth.example", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(internet.Handler.All, seen => seen.Address.Host == "elsewhere.example");
    }

    [Fact]
    public async Task A_password_goes_to_a_registry_that_asks_for_one()
    {
        using var internet = new Internet(seen => seen.Authorization is null ? Canned.Empty(401, ("WWW-Authenticate", "Basic realm=\"ecr\"")) : Canned.Found());

        await internet.DigestAsync("123456789012.dkr.ecr.eu-central-1.amazonaws.com/web:1", new("AWS", new Secret("token")));

        Assert.Equal([null, "Basic QVdTOnRva2Vu"], internet.Handler.All.Select(seen => seen.Authorization));
    }

    private Canned Answer(Seen seen, string lifetime = "", string realm = Realm) =>
        seen.Path.StartsWith("/token", StringComparison.Ordinal) ? Canned.Text($$"""{"token":"token-{{++_issued}}"{{lifetime}}}""")
        : seen.Authorization?.StartsWith("Bearer ", StringComparison.Ordinal) == true ? Canned.Found()
        : Canned.WantsToken(realm);
}
