using System.Globalization;
using Amazon.Runtime;

namespace Cyclops.Aws.Wire;

/// <summary>Text of scalars in query strings, forms, XML bodies and HTTP headers.</summary>
public static class Scalars
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>Text of a value.</summary>
    /// <param name="httpDate">Write times as HTTP headers do, rather than as ISO 8601.</param>
    /// <exception cref="NotSupportedException">The shape is not a scalar.</exception>
    public static string Text(Shape shape, object value, bool httpDate = false)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(value);
        return shape.Kind switch
        {
            ShapeKind.String => value is ConstantClass constant ? constant.ToString() : (string)value,
            ShapeKind.Enum => ((ConstantClass)value).ToString(),
            ShapeKind.Bool => (bool)value ? "true" : "false",
            ShapeKind.Int => ((int)value).ToString(Invariant),
            ShapeKind.Long => ((long)value).ToString(Invariant),
            ShapeKind.Float => FloatingPoint((float)value, ((float)value).ToString("R", Invariant)),
            ShapeKind.Double => FloatingPoint((double)value, ((double)value).ToString("R", Invariant)),
            ShapeKind.Time => httpDate ? ((DateTime)value).ToUniversalTime().ToString("R", Invariant) : Iso((DateTime)value),
            ShapeKind.EpochMillis => EpochMillis((DateTime)value).ToString(Invariant),
            ShapeKind.Blob => Convert.ToBase64String(((MemoryStream)value).ToArray()),
            _ => throw new NotSupportedException($"A {shape.Kind} has no text form."),
        };
    }

    /// <summary>The value a text stands for.</summary>
    /// <exception cref="FormatException">The text is not of the shape's kind.</exception>
    /// <exception cref="NotSupportedException">The shape is not a scalar.</exception>
    public static object Parse(Shape shape, string text)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(text);
        return shape.Kind switch
        {
            ShapeKind.String => text,
            ShapeKind.Enum => ((EnumShape)shape).Parse(text),
            ShapeKind.Bool => text.Trim() is "true" or "True" or "1",
            ShapeKind.Int => int.Parse(text, NumberStyles.Integer | NumberStyles.AllowDecimalPoint, Invariant),
            ShapeKind.Long => long.Parse(text, NumberStyles.Integer | NumberStyles.AllowDecimalPoint, Invariant),
            ShapeKind.Float => (float)double.Parse(text, NumberStyles.Float, Invariant),
            ShapeKind.Double => double.Parse(text, NumberStyles.Float, Invariant),
            ShapeKind.Time => ParseTime(text),
            ShapeKind.EpochMillis => DateTime.UnixEpoch.AddMilliseconds(long.Parse(text, Invariant)),
            ShapeKind.Blob => new MemoryStream(Convert.FromBase64String(text)),
            _ => throw new NotSupportedException($"A {shape.Kind} has no text form."),
        };
    }

    /// <summary>Whole milliseconds since 1970-01-01 UTC.</summary>
    public static long EpochMillis(DateTime time) =>
        (long)Math.Round((time.ToUniversalTime() - DateTime.UnixEpoch).TotalMilliseconds);

    /// <summary>The instant so many seconds after 1970-01-01 UTC, kept to milliseconds as AWS does.</summary>
    public static DateTime FromEpochSeconds(double seconds) =>
        DateTime.UnixEpoch.AddTicks((long)Math.Round(seconds * 1000) * TimeSpan.TicksPerMillisecond);

    /// <summary>Reads ISO 8601, HTTP dates and epoch seconds: services mix them.</summary>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static DateTime ParseTime(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        if (text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] == '-')
            && double.TryParse(text, NumberStyles.Float, Invariant, out var seconds))
        {
            return FromEpochSeconds(seconds);
        }

        return DateTime.Parse(
            text, Invariant,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces);
    }

    private static string Iso(DateTime time)
    {
        time = time.ToUniversalTime();
        return time.ToString(
            time.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", Invariant);
    }

    private static string FloatingPoint(double value, string finiteText) =>
        double.IsNaN(value) ? "NaN"
        : double.IsPositiveInfinity(value) ? "Infinity"
        : double.IsNegativeInfinity(value) ? "-Infinity"
        : finiteText;
}
