using Cyclops.Model.Secrets;
using Cyclops.Registries.Lookups;
using Cyclops.Registries.Tests.Support;

namespace Cyclops.Registries.Tests;

/// <summary>Passwords and tokens are in no message and no text.</summary>
public sealed class SecretTests
{
    private const string Password = "correct-horse";
    private const string Encoded = "YWRhOmNvcnJlY3QtaG9yc2U=";
    private const string Token = "very-secret-token";

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(418)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task No_fault_of_a_registry_shows_a_secret(int status)
    {
        // It says all that it was sent wherever it can say something.
        using var internet = new Internet(seen => seen.Address.Host == "auth.example" ? Canned.Text($$"""{"token":"{{Token}}"}""")
            : seen.Authorization is null ? Canned.WantsToken("https://auth.example/token")
            : Canned.Text($"{seen.Authorization} {Password}", ("X-Echo", seen.Authorization), ("Location", $"http://{Password}@elsewhere.example/")) with { Status = status });

        AssertHidden((await internet.FaultAsync("ghcr.io/acme/web:1", Internet.Ada)).ToString());
    }

    [Theory]
    [InlineData(200)]
    [InlineData(302)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(503)]
    public async Task No_fault_of_a_token_server_shows_a_secret(int status)
    {
        using var internet = new Internet(seen => seen.Address.Host == "auth.example"
            ? Canned.Text($"{seen.Authorization} {Password}", ("Location", $"https://{Password}.example/")) with { Status = status }
            : Canned.WantsToken($"https://{Password}:{Token}@auth.example/token?password={Password}"));

        AssertHidden((await internet.FaultAsync("ghcr.io/acme/web:1", Internet.Ada)).ToString());
    }

    [Fact]
    public void No_record_shows_a_secret()
    {
        AssertHidden(Internet.Ada.ToString());
        AssertHidden(new Account("ghcr.io", Internet.Ada).ToString());
        AssertHidden(new Lookup(ImageReference.Parse("web"), Internet.Ada).ToString());
        Assert.Equal("RegistryCredentials { User = ada, Password = *** }", Internet.Ada.ToString());
    }

    [Fact]
    public void A_user_name_that_would_end_early_is_refused() => Assert.Throws<ArgumentException>(() => new RegistryCredentials("a:b", new Secret("c")));

    private static void AssertHidden(string text)
    {
        Assert.DoesNotContain(Password, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Encoded, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, text, StringComparison.Ordinal);
    }
}
