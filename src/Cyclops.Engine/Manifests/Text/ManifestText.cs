using System.Text;
using Cyclops.Engine.Manifests.Errors;
using Cyclops.Model.Sources;

namespace Cyclops.Engine.Manifests.Text;

/// <summary>Turns the bytes of a manifest into text, or says why they are none. Runs before any YAML is parsed.</summary>
internal static class ManifestText
{
    /// <summary>Largest manifest, bytes. What the YAML parser may cost at worst follows from it.</summary>
    public const int MaxBytes = 256 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text without a byte order mark; null when an error was reported that forbids to go on.</summary>
    public static string? Read(ManifestFile file, ErrorList errors)
    {
        var bytes = file.Content.Span;
        if (bytes.Length > MaxBytes)
        {
            errors.Add(ErrorCodes.FileTooLarge, 0, 0, $"The file has {bytes.Length} bytes; a manifest may have {MaxBytes}.", "split it, or keep data out of manifests");
            return null;
        }

        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]))
        {
            errors.Add(ErrorCodes.NotUtf8, 1, 1, "The file is UTF-16.", "save it as UTF-8");
            return null;
        }

        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
        {
            bytes = bytes[3..];
        }

        var text = Decode(bytes, errors);
        return text is not null && CharacterCheck.Run(text, errors) ? text : null;
    }

    private static string? Decode(ReadOnlySpan<byte> bytes, ErrorList errors)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            var before = bytes[..Math.Clamp(exception.Index, 0, bytes.Length)];
            var line = 1 + before.Count((byte)'\n');
            var column = before.Length - before.LastIndexOf((byte)'\n');
            errors.Add(ErrorCodes.NotUtf8, line, column, "The file is not UTF-8.", "save it as UTF-8");
            return null;
        }
    }
}
