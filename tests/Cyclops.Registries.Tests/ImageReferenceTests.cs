namespace Cyclops.Registries.Tests;

public sealed class ImageReferenceTests
{
    private const string Digest = "sha256:00000000000000000000000000000000000000000000000000000000000000aa";

    [Theory]
    [InlineData("web", "registry-1.docker.io", "library/web", "latest", null)]
    [InlineData("web:1", "registry-1.docker.io", "library/web", "1", null)]
    [InlineData("acme/web:2.11.9", "registry-1.docker.io", "acme/web", "2.11.9", null)]
    [InlineData("docker.io/web:1", "registry-1.docker.io", "library/web", "1", null)]
    [InlineData("index.docker.io/acme/web", "registry-1.docker.io", "acme/web", "latest", null)]
    [InlineData("ghcr.io/web:1", "ghcr.io", "web", "1", null)]
    [InlineData("ghcr.io/acme/web:2@" + Digest, "ghcr.io", "acme/web", "2", Digest)]
    [InlineData("acme/web@" + Digest, "registry-1.docker.io", "acme/web", null, Digest)]
    [InlineData("localhost/a/b", "localhost", "a/b", "latest", null)]
    [InlineData("localhost:5000/a/b", "localhost:5000", "a/b", "latest", null)]
    [InlineData("localhost:5000", "registry-1.docker.io", "library/localhost", "5000", null)]
    [InlineData("Registry/a:1", "registry", "a", "1", null)]
    [InlineData("GHCR.io/a:1", "ghcr.io", "a", "1", null)]
    [InlineData("123456789012.dkr.ecr.eu-central-1.amazonaws.com/team/web:1", "123456789012.dkr.ecr.eu-central-1.amazonaws.com", "team/web", "1", null)]
    public void A_reference_is_read_as_docker_reads_it(string text, string registry, string repository, string? tag, string? digest)
    {
        var image = ImageReference.Parse(text);

        Assert.Equal((registry, repository, tag, digest), (image.Registry, image.Repository, image.Tag, image.Digest));
    }

    [Theory]
    [InlineData("")]
    [InlineData("web:")]
    [InlineData("Web:1 ")]
    [InlineData("acme/Web:1")]
    [InlineData("-acme/web:1")]
    [InlineData("a b")]
    [InlineData("web@sha256:abc")]
    [InlineData("ghcr.io/")]
    [InlineData("ghcr.io/../web")]
    [InlineData("..-/web")]
    [InlineData("localhost:99999/web")]
    [InlineData("localhost:0/web")]
    public void What_is_no_reference_is_refused(string text) => Assert.Throws<ArgumentException>(() => ImageReference.Parse(text));

    [Fact]
    public void An_absurdly_long_reference_is_refused() => Assert.Throws<ArgumentException>(() => ImageReference.Parse(new string('a', 513)));

    [Fact]
    public void Names_of_one_image_are_equal() => Assert.Equal(ImageReference.Parse("docker.io/library/web:latest"), ImageReference.Parse("web"));

    [Theory]
    [InlineData("web", "web:latest")]
    [InlineData("docker.io/library/web:1", "web:1")]
    [InlineData("docker.io/acme/web:1", "acme/web:1")]
    [InlineData("localhost:5000/library/web:1", "localhost:5000/library/web:1")]
    [InlineData("acme/web@" + Digest, "acme/web@" + Digest)]
    public void It_is_shown_as_people_write_it(string text, string shown) => Assert.Equal(shown, ImageReference.Parse(text).ToString());

    [Fact]
    public void A_pinned_reference_has_its_digest_alone()
    {
        var pinned = ImageReference.Parse("ghcr.io/acme/web:1").PinnedTo(Digest);

        Assert.Equal($"ghcr.io/acme/web@{Digest}", pinned.ToString());
        Assert.Equal(pinned, ImageReference.Parse(pinned.ToString()));
        Assert.Throws<ArgumentException>(() => pinned.PinnedTo("sha256:abc"));
    }
}
