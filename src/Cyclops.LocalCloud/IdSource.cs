namespace Cyclops.LocalCloud;

/// <summary>Ids in the forms AWS uses, from one seed: the same calls give the same ids.</summary>
public sealed class IdSource(int seed)
{
    private const string Digits = "0123456789abcdef";
    private const string UpperLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private const string AnyLetters = UpperLetters + "abcdefghijklmnopqrstuvwxyz";
    // CA5394: ids of a stand-in must be reproducible, not secret.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);

    /// <summary>Lower-case hexadecimal digits, e.g. of a task id (32) or an ELB id (16).</summary>
    public string Hex(int length) => Pick(Digits, length);

    /// <summary>Upper-case letters and digits, e.g. of a hosted zone id.</summary>
    public string Upper(int length) => Pick(UpperLetters, length);

    /// <summary>Letters of both cases and digits, e.g. behind the name in the ARN of a secret.</summary>
    public string Mixed(int length) => Pick(AnyLetters, length);

    /// <summary>Decimal digits without a leading zero, e.g. of an ECS deployment.</summary>
    public string Number(int length) => string.Create(length, _random, static (span, random) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = (char)('0' + (i == 0 ? random.Next(1, 10) : random.Next(10)));
        }
    });

    /// <summary>A version 4 UUID in its usual text form.</summary>
    public string Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes).ToString();
    }

    /// <summary>A number below <paramref name="limit"/>, for choices among equals (weighted targets).</summary>
    public int Below(int limit) => _random.Next(limit);

    private string Pick(string alphabet, int length) => string.Create(length, (_random, alphabet), static (span, from) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = from.alphabet[from._random.Next(from.alphabet.Length)];
        }
    });
#pragma warning restore CA5394
}
