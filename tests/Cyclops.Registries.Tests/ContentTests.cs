using Cyclops.Registries.Tests.Support;

namespace Cyclops.Registries.Tests;

/// <summary>What registries answer that a real one seldom shows.</summary>
public sealed class ContentTests
{
    private const string Image = "ghcr.io/acme/web:1";
    private const string IndexType = "application/vnd.oci.image.index.v1+json";

    [Fact]
    public async Task A_digest_takes_one_request_that_no_registry_counts()
    {
        using var internet = new Internet(_ => Canned.Found());

        await internet.DigestAsync(Image);

        var seen = Assert.Single(internet.Handler.All);
        Assert.Equal(("HEAD", "https://ghcr.io/v2/acme/web/manifests/1"), (seen.Method, seen.Address.AbsoluteUri));
        Assert.Equal(
            "application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.list.v2+json, application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json",
            seen.Accept);
    }

    [Fact]
    public async Task A_pinned_image_takes_none()
    {
        using var internet = new Internet(_ => Canned.Empty(500));

        Assert.Equal(Internet.Digest, await internet.DigestAsync($"ghcr.io/acme/web:1@{Internet.Digest}"));

        Assert.Empty(internet.Handler.All);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("sha512:abc")]
    [InlineData("sha256:ABC")]
    public async Task Without_a_usable_digest_the_content_tells_it(string? claimed)
    {
        using var internet = new Internet(seen => seen.Method == "HEAD"
            ? Canned.Empty(200, [("Content-Type", Canned.ManifestType), .. claimed is null ? Array.Empty<(string, string)>() : [("Docker-Content-Digest", claimed)]])
            : Canned.Text(Canned.ManifestText, ("Content-Type", Canned.ManifestType)));

        Assert.Equal(Canned.ManifestDigest, await internet.DigestAsync(Image));
    }

    [Fact]
    public async Task A_registry_without_head_is_asked_by_get()
    {
        using var internet = new Internet(seen => seen.Method == "HEAD" ? Canned.Empty(405) : Canned.Text(Canned.ManifestText, ("Docker-Content-Digest", Canned.ManifestDigest)));

        Assert.Equal(Canned.ManifestDigest, await internet.DigestAsync(Image));
    }

    [Fact]
    public async Task An_index_that_was_read_tells_its_platforms()
    {
        const string index = """
            {"schemaVersion":2,"manifests":[
              {"platform":{"os":"linux","architecture":"arm","variant":"v7"}},{"platform":{"os":"linux","architecture":"amd64"}},
              {"platform":{"os":"unknown","architecture":"unknown"}},{"platform":{"os":"a\nb","architecture":"c"}},{},1]}
            """;
        using var internet = new Internet(_ => Canned.Text(index, ("Content-Type", IndexType)));

        var found = Assert.IsType<Resolution.Resolved>(await internet.ResolveAsync(Image));

        Assert.Equal((Canned.DigestOf(index), IndexType), (found.Digest, found.MediaType));
        Assert.Equal(["linux/amd64", "linux/arm/v7"], found.Platforms!.Value);
    }

    [Fact]
    public async Task A_digest_that_the_content_does_not_have_is_a_fault()
    {
        using var internet = new Internet(seen => seen.Method == "HEAD" ? Canned.Empty(200) : Canned.Text(Canned.ManifestText, ("Docker-Content-Digest", Internet.Digest)));

        var fault = await internet.FaultAsync(Image);

        Assert.Equal(("InvalidResponse", false), (fault.Code, fault.IsTransient));
        Assert.Contains($"its digest is {Canned.ManifestDigest}, and it says {Internet.Digest}", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>Sign in to the guest network</html>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"schemaVersion":"2","layers":[]}""")]
    [InlineData("""{"schemaVersion":1,"fsLayers":[]}""")]
    [InlineData("""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json"}""")]
    [InlineData("""{"schemaVersion":2,"mediaType":"application/vnd.example","layers":[]}""")]
    [InlineData("""{"schemaVersion":2.5,"layers":[]}""")]
    public async Task What_is_no_manifest_has_no_digest(string text)
    {
        using var internet = new Internet(_ => Canned.Text(text, ("Content-Type", "text/html"), ("Docker-Content-Digest", Canned.DigestOf(text))));

        var fault = await internet.FaultAsync(Image);

        Assert.Equal(("InvalidResponse", false), (fault.Code, fault.IsTransient));
        Assert.Contains("it is no manifest of a type in use", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_that_is_compressed_is_not_inflated()
    {
        using var internet = new Internet(_ => Canned.Text(Canned.ManifestText, ("Content-Encoding", "gzip")));

        Assert.Contains("compressed", (await internet.FaultAsync(Image)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_followed_without_credentials()
    {
        using var internet = new Internet(seen => seen switch
        {
            { Address.Host: "mirror.example" } => Canned.Found(),
            { Authorization: null } => Canned.Empty(401, ("WWW-Authenticate", "Basic realm=\"r\"")),
            _ => Canned.Empty(307, ("Location", "https://mirror.example/acme/web")),
        });

        await internet.DigestAsync(Image, Internet.Ada);

        Assert.Equal(
            [("ghcr.io", false), ("ghcr.io", true), ("mirror.example", false)],
            internet.Handler.All.Select(seen => (seen.Address.Host, seen.Authorization is not null)));
    }

    [Fact]
    public async Task Who_we_are_sent_to_gets_no_credentials_when_it_asks()
    {
        using var internet = new Internet(seen => seen.Address.Host == "evil.example"
            ? Canned.WantsToken("https://evil.example/token")
            : Canned.Empty(302, ("Location", "https://evil.example/v2")));

        await internet.FaultAsync(Image, Internet.Ada);

        Assert.Equal(2, internet.Handler.All.Count);
        Assert.All(internet.Handler.All, seen => Assert.Null(seen.Authorization));
    }

    [Theory]
    [InlineData("http://ghcr.io/v2/acme/web/manifests/1")]
    [InlineData("http://169.254.170.2/v2/credentials")]
    [InlineData("https://localhost/secret")]
    public async Task A_redirect_to_what_is_not_safe_is_not_followed(string target)
    {
        using var internet = new Internet(_ => Canned.Empty(302, ("Location", target)));

        var fault = await internet.FaultAsync(Image);

        Assert.Equal("InvalidResponse", fault.Code);
        Assert.Single(internet.Handler.All);
    }

    [Fact]
    public async Task A_circle_of_redirects_ends()
    {
        using var internet = new Internet(_ => Canned.Empty(302, ("Location", "/v2/acme/web/manifests/1")));

        Assert.Equal("UnexpectedStatus", (await internet.FaultAsync(Image)).Code);
        Assert.Equal(4, internet.Handler.All.Count);
    }
}
