using Cyclops.Registries.Authorization;

namespace Cyclops.Registries.Tests;

public sealed class ChallengeTests
{
    [Theory]
    [InlineData("Bearer realm=\"https://a/t\",service=\"s\",scope=\"repository:a/b:pull,push\"", "https://a/t", "s", "repository:a/b:pull,push")]
    [InlineData("bearer  Realm = \"https://a/t\" , service=s", "https://a/t", "s", null)]
    [InlineData("Bearer realm=\"https://a/t\",error=\"x \\\"realm=1\\\"\"", "https://a/t", null, null)]
    [InlineData("Bearer service=\"a \\\"b\\\" \\\\\",realm=\"https://a/t\"", "https://a/t", "a \"b\" \\", null)]
    [InlineData("Basic realm=\"r\"", null, null, null)]
    [InlineData("Bearer", null, null, null)]
    [InlineData("Bearer realm=\"https://a/t", null, null, null)]
    [InlineData("", null, null, null)]
    public void A_challenge_is_read_in_all_its_forms(string header, string? realm, string? service, string? scope)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("WWW-Authenticate", header);

        var challenge = Challenge.In(response.Headers);

        Assert.Equal((realm, service, scope), (challenge?.Realm, challenge?.Service, challenge?.Scope));
    }

    [Fact]
    public void A_token_is_preferred_to_a_password()
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("WWW-Authenticate", "Basic realm=\"r\"");
        response.Headers.TryAddWithoutValidation("WWW-Authenticate", "Bearer realm=\"https://a/t\"");

        Assert.Equal("https://a/t", Challenge.In(response.Headers)?.Realm);
    }
}
