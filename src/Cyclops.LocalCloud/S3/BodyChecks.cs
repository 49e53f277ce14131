using System.Buffers.Binary;
using System.Security.Cryptography;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.S3;

/// <summary>
/// The sums that a caller sends with a body, checked as S3 checks them:
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html.
/// </summary>
internal static class BodyChecks
{
    private static readonly ulong[] Crc32 = Table(0xEDB88320);
    private static readonly ulong[] Crc32C = Table(0x82F63B78);
    private static readonly ulong[] Crc64Nvme = Table(0x9A6C9329AC4BC9B5);

    /// <exception cref="S3Exception">BadDigest, XAmzContentSHA256Mismatch: the body is not what the caller meant to send.</exception>
    public static void Check(WireRequest request)
    {
        var body = request.Body.Span;
        if (request.Header("Content-MD5") is { } md5 && md5 != Convert.ToBase64String(Md5(body)))
        {
            throw new S3Exception("BadDigest", "The Content-MD5 you specified did not match what we received.", 400);
        }

        if (request.Header("x-amz-content-sha256") is { Length: 64 } hash && !hash.Equals(Convert.ToHexString(SHA256.HashData(body)), StringComparison.OrdinalIgnoreCase))
        {
            throw new S3Exception("XAmzContentSHA256Mismatch", "The provided 'x-amz-content-sha256' header does not match what was computed.", 400);
        }

        foreach (var name in (ReadOnlySpan<string>)["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"])
        {
            if (request.Header("x-amz-checksum-" + name) is { } sum && sum != Of(name, body))
            {
                throw new S3Exception("BadDigest", $"The {name} you specified did not match the calculated checksum.", 400);
            }
        }
    }

    /// <summary>The MD5 sum, of which an ETag is made.</summary>
    public static byte[] Md5(ReadOnlySpan<byte> body)
    {
        // CA5351: what S3 has defined since 2006, and no secret.
#pragma warning disable CA5351
        return MD5.HashData(body);
#pragma warning restore CA5351
    }

    private static string Of(string name, ReadOnlySpan<byte> body)
    {
        // CA5350: S3 offers SHA-1 for integrity.
#pragma warning disable CA5350
        var sum = name switch
        {
            "CRC32" => BigEndian((uint)Crc(body, Crc32, uint.MaxValue)),
            "CRC32C" => BigEndian((uint)Crc(body, Crc32C, uint.MaxValue)),
            "CRC64NVME" => BigEndian(Crc(body, Crc64Nvme, ulong.MaxValue)),
            "SHA1" => SHA1.HashData(body),
            _ => SHA256.HashData(body),
        };
#pragma warning restore CA5350
        return Convert.ToBase64String(sum);
    }

    private static byte[] BigEndian(uint value)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] BigEndian(ulong value)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        return bytes;
    }

    private static ulong Crc(ReadOnlySpan<byte> body, ulong[] table, ulong ones)
    {
        var crc = ones;
        foreach (var b in body)
        {
            crc = table[(byte)crc ^ b] ^ (crc >> 8);
        }

        return crc ^ ones;
    }

    /// <summary>The remainders of all bytes for a polynomial in reversed bit order.</summary>
    private static ulong[] Table(ulong polynomial)
    {
        var table = new ulong[256];
        for (var i = 0; i < table.Length; i++)
        {
            var crc = (ulong)i;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ polynomial : crc >> 1;
            }

            table[i] = crc;
        }

        return table;
    }
}
