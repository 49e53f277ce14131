using System.Globalization;
using Amazon.Runtime;

namespace Cyclops.Aws.Wire;

/// <summary>Text form of scalars as used in query strings, forms, XML bodies and HTTP headers.</summary>
public static class Scalars
{
    private static readonly CultureInfo Inv = CultureInfo.InvariantCulture;

    public static string Iso(DateTime t)
    {
        t = t.ToUniversalTime();
        return t.ToString(t.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", Inv);
    }

    public static string Text(Shape s, object v, bool httpDate = false) => s.Kind switch
    {
        WireKind.String => v is ConstantClass c ? c.ToString() : (string)v,
        WireKind.Enum => ((ConstantClass)v).ToString(),
        WireKind.Bool => (bool)v ? "true" : "false",
        WireKind.Int => ((int)v).ToString(Inv),
        WireKind.Long => ((long)v).ToString(Inv),
        WireKind.Float => Fp((float)v, ((float)v).ToString("R", Inv)),
        WireKind.Double => Fp((double)v, ((double)v).ToString("R", Inv)),
        WireKind.Time => httpDate ? ((DateTime)v).ToUniversalTime().ToString("R", Inv) : Iso((DateTime)v),
        WireKind.EpochMillis => Millis((DateTime)v).ToString(Inv),
        WireKind.Blob => Convert.ToBase64String(((MemoryStream)v).ToArray()),
        _ => throw new NotSupportedException(s.Kind.ToString()),
    };

    private static string Fp(double d, string text) => double.IsNaN(d) ? "NaN" : double.IsPositiveInfinity(d) ? "Infinity" : double.IsNegativeInfinity(d) ? "-Infinity" : text;

    public static object Parse(Shape s, string t) => s.Kind switch
    {
        WireKind.String => t,
        WireKind.Enum => ((EnumShape)s).Parse(t),
        WireKind.Bool => t.Trim() is "true" or "True" or "1",
        WireKind.Int => int.Parse(t, NumberStyles.Integer | NumberStyles.AllowDecimalPoint, Inv),
        WireKind.Long => long.Parse(t, NumberStyles.Integer | NumberStyles.AllowDecimalPoint, Inv),
        WireKind.Float => (float)double.Parse(t, NumberStyles.Float, Inv),
        WireKind.Double => double.Parse(t, NumberStyles.Float, Inv),
        WireKind.Time => ParseTime(t),
        WireKind.EpochMillis => DateTime.UnixEpoch.AddMilliseconds(long.Parse(t, Inv)),
        WireKind.Blob => new MemoryStream(Convert.FromBase64String(t)),
        _ => throw new NotSupportedException(s.Kind.ToString()),
    };

    public static long Millis(DateTime t) => (long)Math.Round((t.ToUniversalTime() - DateTime.UnixEpoch).TotalMilliseconds);

    public static DateTime FromEpochSeconds(double d) => DateTime.UnixEpoch.AddTicks((long)Math.Round(d * 1000) * TimeSpan.TicksPerMillisecond);

    public static DateTime ParseTime(string t)
    {
        t = t.Trim();
        if (t.Length > 0 && (char.IsAsciiDigit(t[0]) || t[0] == '-') && double.TryParse(t, NumberStyles.Float, Inv, out var d)) return FromEpochSeconds(d);
        return DateTime.Parse(t, Inv, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces);
    }
}
