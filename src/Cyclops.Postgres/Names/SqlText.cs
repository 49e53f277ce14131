using System.Text;

namespace Cyclops.Postgres.Names;

/// <summary>The only place where a name or a text becomes part of a statement: DDL takes no parameters.</summary>
public static class SqlText
{
    /// <summary>Bytes of an identifier: PostgreSQL cuts what is longer, and then two names are one (NAMEDATALEN - 1).</summary>
    public const int IdentifierBytes = 63;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A name in double quotes.</summary>
    /// <exception cref="ArgumentException">It is empty, longer than 63 bytes of UTF-8, or not text.</exception>
    public static string Identifier(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var bytes = Bytes(name);
        return bytes <= IdentifierBytes
            ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : throw new ArgumentException($"\"{name}\" has {bytes} bytes and an identifier of PostgreSQL at most {IdentifierBytes}", nameof(name));
    }

    /// <summary>A text in single quotes; the session has <c>standard_conforming_strings</c> on.</summary>
    /// <exception cref="ArgumentException">It is not text.</exception>
    public static string Literal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Bytes(text);
        return $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    private static int Bytes(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("a text for PostgreSQL has no zero character", nameof(text));
        }

        try
        {
            return Strict.GetByteCount(text);
        }
        catch (EncoderFallbackException e)
        {
            throw new ArgumentException("a text for PostgreSQL has no half of a surrogate pair", nameof(text), e);
        }
    }
}
