using System.Globalization;
using System.Text;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.S3;

/// <summary>
/// Bodies in chunks with signatures or checksums between them (<c>aws-chunked</c>):
/// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html.
/// </summary>
internal static class ChunkedBody
{
    private const string LengthHeader = "x-amz-decoded-content-length";

    /// <summary>The request with the plain body, the trailers among its headers.</summary>
    public static WireRequest Plain(WireRequest request)
    {
        if (request.Header("x-amz-content-sha256")?.StartsWith("STREAMING-", StringComparison.Ordinal) != true)
        {
            return request;
        }

        var headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase);
        if (Encodings(headers) is { Length: > 0 } others)
        {
            headers["Content-Encoding"] = others;
        }
        else
        {
            headers.Remove("Content-Encoding");
        }

        var body = Read(request.Body.Span, headers);
        return int.TryParse(request.Header(LengthHeader), CultureInfo.InvariantCulture, out var length) && length != body.Length
            ? throw Incomplete()
            : request with { Body = body, Headers = headers };
    }

    private static string Encodings(Dictionary<string, string> headers) => string.Join(
        ',', (headers.GetValueOrDefault("Content-Encoding") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(e => e != "aws-chunked"));

    private static byte[] Read(ReadOnlySpan<byte> wire, Dictionary<string, string> headers)
    {
        using var plain = new MemoryStream(wire.Length);
        while (true)
        {
            var size = Line(ref wire).Split(';', 2)[0];
            if (!int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length) || length < 0 || length > wire.Length)
            {
                throw Incomplete();
            }

            if (length == 0)
            {
                break;
            }

            plain.Write(wire[..length]);
            wire = wire[length..];
            if (Line(ref wire).Length > 0)
            {
                throw Incomplete();
            }
        }

        while (wire.Length > 0 && Line(ref wire).Split(':', 2) is [var name, var value])
        {
            headers[name.Trim()] = value.Trim();
        }

        return plain.ToArray();
    }

    /// <summary>Takes one line off the front.</summary>
    private static string Line(ref ReadOnlySpan<byte> wire)
    {
        var end = wire.IndexOf("\r\n"u8);
        if (end < 0)
        {
            throw Incomplete();
        }

        var line = Encoding.ASCII.GetString(wire[..end]);
        wire = wire[(end + 2)..];
        return line;
    }

    private static S3Exception Incomplete() =>
        new("IncompleteBody", "You did not provide the number of bytes specified by the Content-Length HTTP header", 400);
}
