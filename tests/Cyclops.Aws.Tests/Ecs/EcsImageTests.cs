using Cyclops.Aws.Ecs;

namespace Cyclops.Aws.Tests.Ecs;

public sealed class EcsImageTests
{
    private static readonly string Digest = $"sha256:{new string('a', 64)}";

    [Theory]
    [InlineData("web", "web", null)]
    [InlineData("web:1", "web:1", null)]
    [InlineData("web@D", "web@D", null)]
    [InlineData("web:1@D", "web@D", "web:1")]
    [InlineData("localhost:5000/acme/web@D", "localhost:5000/acme/web@D", null)]
    [InlineData("localhost:5000/acme/web:1@D", "localhost:5000/acme/web@D", "localhost:5000/acme/web:1")]
    public void ECS_gets_tag_or_digest_and_gives_back_what_was_meant(string image, string sent, string? label)
    {
        image = image.Replace("D", Digest, StringComparison.Ordinal);
        var labels = label is null ? null : new Dictionary<string, string>(StringComparer.Ordinal) { [EcsImage.Label] = label };

        Assert.Equal(sent.Replace("D", Digest, StringComparison.Ordinal), EcsImage.Sent(image));
        Assert.Equal(label, EcsImage.LabelOf(image));
        Assert.Equal(image, EcsImage.Read(EcsImage.Sent(image), labels));
    }

    [Fact]
    public void A_label_of_another_image_says_nothing() =>
        Assert.Equal($"web@{Digest}", EcsImage.Read($"web@{Digest}", new Dictionary<string, string>(StringComparer.Ordinal) { [EcsImage.Label] = "other:1" }));
}
