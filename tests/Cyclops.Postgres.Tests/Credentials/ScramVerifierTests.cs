using System.Security.Cryptography;
using System.Text;
using Cyclops.Postgres.Credentials;

namespace Cyclops.Postgres.Tests.Credentials;

public sealed class ScramVerifierTests
{
    /// <summary>The exchange of RFC 7677, section 3.</summary>
    [Fact]
    public void It_takes_the_proof_and_gives_the_signature_of_the_standards_example()
    {
        const string Nonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
        const string Salt = "W22ZaJ0SNY7soEsUEjb6gQ==";
        var exchange = Encoding.ASCII.GetBytes($"n=user,r=rOprNGfwEbeRWgbNEkqO,r={Nonce},s={Salt},i=4096,c=biws,r={Nonce}");

        var text = ScramVerifier.Derive(new("pencil"), Convert.FromBase64String(Salt)).Reveal();

        Assert.StartsWith($"SCRAM-SHA-256$4096:{Salt}$", text, StringComparison.Ordinal);
        var keys = text.Split('$')[2].Split(':').Select(Convert.FromBase64String).ToArray();
        Assert.Equal("6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=", Convert.ToBase64String(HMACSHA256.HashData(keys[1], exchange)));
        var proof = Convert.FromBase64String("dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        var clientKey = proof.Zip(HMACSHA256.HashData(keys[0], exchange), (a, b) => (byte)(a ^ b)).ToArray();
        Assert.Equal(keys[0], SHA256.HashData(clientKey));
    }

    [Theory]
    [InlineData("pässword")]
    [InlineData("pass word")]
    [InlineData("pass\tword")]
    [InlineData("pass\u00adword")]
    public void A_password_that_would_have_to_be_prepared_is_refused_and_not_told(string password)
    {
        var fault = Assert.Throws<ArgumentException>(() => ScramVerifier.Derive(new(password), new byte[16]));

        Assert.DoesNotContain(password, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Neither_password_nor_verifier_prints_itself()
    {
        var credential = new Credential("v1", ScramVerifier.Derive(new("hunter2"), new byte[16]));

        Assert.Equal("Credential { Version = v1, Verifier = *** }", credential.ToString());
        var server = new PostgresServer("db.example.org", 5432, "admin", new("hunter2"), new PostgresTls.Prefer());
        Assert.DoesNotContain("hunter2", server.ToString(), StringComparison.Ordinal);
    }
}
