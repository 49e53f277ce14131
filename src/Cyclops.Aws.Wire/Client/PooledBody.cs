using System.Buffers;

namespace Cyclops.Aws.Wire;

/// <summary>
/// A response body in a rented buffer. Answers of a megabyte (a hundred events for each of ten services) would
/// otherwise go to the large object heap with every poll.
/// </summary>
internal sealed class PooledBody : IDisposable
{
    private const int SmallestSize = 16 * 1024;

    /// <summary>However long an answer claims to be, no more is set aside before it comes.</summary>
    private const int LargestFirstSize = 1024 * 1024;

    private byte[] _buffer;
    private int _length;

    private PooledBody(int size) => _buffer = ArrayPool<byte>.Shared.Rent(size);

    /// <summary>The body; valid until disposal.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <summary>The body as a stream; valid until disposal.</summary>
    public MemoryStream AsStream() => new(_buffer, 0, _length, writable: false);

    /// <summary>Reads to the end.</summary>
    /// <param name="expectedLength">The announced length; not positive when unknown.</param>
    public static PooledBody Read(Stream stream, long expectedLength)
    {
        // One byte more than announced, so that the read which finds the end needs no larger buffer.
        var body = new PooledBody((int)Math.Clamp(expectedLength + 1, SmallestSize, LargestFirstSize));
        int count;
        while ((count = stream.Read(body._buffer, body._length, body._buffer.Length - body._length)) > 0)
        {
            body._length += count;
            if (body._length == body._buffer.Length)
            {
                body.Grow();
            }
        }

        return body;
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            (_buffer, _length) = ([], 0);
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        Bytes.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
