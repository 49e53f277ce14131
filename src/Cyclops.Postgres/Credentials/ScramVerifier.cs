using System.Security.Cryptography;
using System.Text;

namespace Cyclops.Postgres.Credentials;

/// <summary>
/// What a server keeps of a password: <c>SCRAM-SHA-256$4096:SALT$STOREDKEY:SERVERKEY</c> (RFC 5803, RFC 7677). It proves the
/// password and is not the password; still it is never shown.
/// </summary>
public sealed class ScramVerifier
{
    /// <summary>Rounds of PBKDF2: PostgreSQL's own number, and RFC 7677's least.</summary>
    public const int Iterations = 4096;

    /// <summary>Bytes of the salt: what PostgreSQL itself takes.</summary>
    public const int SaltBytes = 16;

    private readonly string _text;

    private ScramVerifier(string text) => _text = text;

    /// <summary>Computes the verifier of a password.</summary>
    /// <param name="password">Printable ASCII without blanks, which SASLprep (RFC 4013) leaves as it is.</param>
    /// <param name="salt">Sixteen random bytes, other ones for each password.</param>
    /// <exception cref="ArgumentException">The password has other characters, or the salt another length.</exception>
    public static ScramVerifier Derive(Secret password, ReadOnlySpan<byte> salt)
    {
        ArgumentNullException.ThrowIfNull(password);
        var text = password.Reveal();
        if (!text.All(c => c is > ' ' and <= '~'))
        {
            throw new ArgumentException("a password is printable ASCII without blanks", nameof(password));
        }

        if (salt.Length != SaltBytes)
        {
            throw new ArgumentException($"a salt has {SaltBytes} bytes", nameof(salt));
        }

        var salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(text), salt, Iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
        var storedKey = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var serverKey = HMACSHA256.HashData(salted, "Server Key"u8);
        return new($"SCRAM-SHA-256${Iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(storedKey)}:{Convert.ToBase64String(serverKey)}");
    }

    /// <summary>The text that the server stores.</summary>
    public string Reveal() => _text;

    /// <summary><c>***</c>, whatever it holds.</summary>
    public override string ToString() => "***";
}
