namespace Cyclops.LocalCloud.SecretsManager;

/// <summary>One value of a secret. Not a record: those write out what they hold.</summary>
internal sealed class SecretVersion(string id, string? text, byte[]? binary, DateTimeOffset created)
{
    public string Id => id;

    public string? Text => text;

    public byte[]? Binary => binary;

    public DateTimeOffset Created => created;

    /// <summary>Of its value, to the day.</summary>
    public DateTime? Accessed { get; set; }

    /// <summary>The staging labels; a version without any is deprecated.</summary>
    public SortedSet<string> Stages { get; } = new(StringComparer.Ordinal);

    public bool HasValue(string? otherText, byte[]? otherBinary) =>
        text == otherText && (binary is null ? otherBinary is null : otherBinary is not null && binary.AsSpan().SequenceEqual(otherBinary));
}
