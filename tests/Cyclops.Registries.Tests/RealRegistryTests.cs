using Cyclops.Model.Secrets;
using Cyclops.Registries.Tests.Support;

namespace Cyclops.Registries.Tests;

/// <summary>Against the registry that Debian ships.</summary>
public sealed class RealRegistryTests
{
    private static readonly RegistryCredentials Ada = new(RegistryProcess.User, new Secret(RegistryProcess.Password));

    private readonly QuickTime _time = new();

    public RealRegistryTests() => Assert.SkipUnless(RegistryProcess.IsInstalled, RegistryProcess.Missing);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tag_is_found_with_its_digest()
    {
        using var registry = await RegistryProcess.StartAsync();
        using var client = NewClient();
        var digest = await registry.PushAsync("acme/web", "1", "one");

        var found = Assert.IsType<Resolution.Resolved>(await client.ResolveAsync(Image(registry, "acme/web:1"), null, Cancellation));

        Assert.Equal(digest, found.Digest);
        Assert.Equal("application/vnd.docker.distribution.manifest.v2+json", found.MediaType);
    }

    [Fact]
    public async Task An_index_is_found_as_a_whole()
    {
        using var registry = await RegistryProcess.StartAsync();
        using var client = NewClient();
        var digest = await registry.PushIndexAsync("acme/web", "1");

        var found = Assert.IsType<Resolution.Resolved>(await client.ResolveAsync(Image(registry, "acme/web:1"), null, Cancellation));

        Assert.Equal(digest, found.Digest);
        Assert.Equal("application/vnd.oci.image.index.v1+json", found.MediaType);
    }

    [Fact]
    public async Task A_missing_tag_comes_with_those_beside_it()
    {
        using var registry = await RegistryProcess.StartAsync();
        using var client = NewClient();
        foreach (var tag in new[] { "2.9.1", "2.11.6", "2.11.7", "2.11.8", "2.11.10", "latest" })
        {
            await registry.PushAsync("acme/web", tag, tag);
        }

        var missing = Assert.IsType<Resolution.NotFound>(await client.ResolveAsync(Image(registry, "acme/web:2.11.9"), null, Cancellation));

        Assert.Equal(["2.11.7", "2.11.8", "2.11.10"], missing.Nearest);
        Assert.Equal(
            $"image {registry.Host}/acme/web:2.11.9 is not in {registry.Host}: push it, or correct the tag; the nearest of its tags there: 2.11.7, 2.11.8, 2.11.10",
            missing.Message);
    }

    [Fact]
    public async Task A_missing_repository_may_be_a_private_one()
    {
        using var registry = await RegistryProcess.StartAsync();
        using var client = NewClient();

        var missing = Assert.IsType<Resolution.NotFound>(await client.ResolveAsync(Image(registry, "acme/web:1"), null, Cancellation));

        Assert.Empty(missing.Nearest);
        Assert.EndsWith("or it is private and no credentials were given: push it, correct the name, or give user and password of the registry", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moved_tag_is_seen_after_a_while()
    {
        using var registry = await RegistryProcess.StartAsync();
        using var client = NewClient();
        var tags = new ResolvedTags(client, _time);
        var image = Image(registry, "acme/web:stable");
        var before = await registry.PushAsync("acme/web", "stable", "before");
        Assert.Equal(before, await DigestAsync());

        var after = await registry.PushAsync("acme/web", "stable", "after");
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(before, await DigestAsync());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(after, await DigestAsync());

        async Task<string> DigestAsync() => Assert.IsType<Resolution.Resolved>(await tags.ResolveAsync(image, null, Cancellation)).Digest;
    }

    [Fact]
    public async Task A_private_registry_shows_its_images_to_its_users_alone()
    {
        using var registry = await RegistryProcess.StartAsync(isPrivate: true);
        using var client = NewClient();
        var digest = await registry.PushAsync("acme/web", "1", "one");
        var image = Image(registry, "acme/web:1");

        var found = Assert.IsType<Resolution.Resolved>(await client.ResolveAsync(image, Ada, Cancellation));
        var nobody = await Assert.ThrowsAsync<CloudFault>(() => client.ResolveAsync(image, null, Cancellation));
        var wrong = await Assert.ThrowsAsync<CloudFault>(() => client.ResolveAsync(image, new("ada", new Secret("battery-staple")), Cancellation));
        var missing = Assert.IsType<Resolution.NotFound>(await client.ResolveAsync(Image(registry, "acme/web:2"), Ada, Cancellation));

        Assert.Equal(digest, found.Digest);
        Assert.Equal(("Unauthorized", false), (nobody.Code, nobody.IsTransient));
        Assert.Contains("private and no credentials were given", nobody.Message, StringComparison.Ordinal);
        Assert.Equal(("AccessDenied", false), (wrong.Code, wrong.IsTransient));
        Assert.DoesNotContain("battery-staple", wrong.ToString(), StringComparison.Ordinal);
        Assert.Equal(["1"], missing.Nearest);
    }

    [Fact]
    public async Task A_registry_that_has_stopped_says_nothing_of_its_images()
    {
        using var client = NewClient();
        ImageReference image;
        using (var registry = await RegistryProcess.StartAsync())
        {
            await registry.PushAsync("acme/web", "1", "one");
            image = Image(registry, "acme/web:1");
        }

        var fault = await Assert.ThrowsAsync<CloudFault>(() => client.ResolveAsync(image, null, Cancellation));

        Assert.Equal(("Unreachable", true), (fault.Code, fault.IsTransient));
        Assert.Contains("whether the image is there is not known", fault.Message, StringComparison.Ordinal);
    }

    private static ImageReference Image(RegistryProcess registry, string name) => ImageReference.Parse($"{registry.Host}/{name}");

    private RegistryClient NewClient() => new(_time, new Random(1));
}
