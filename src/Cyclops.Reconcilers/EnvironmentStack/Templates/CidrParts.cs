using System.Net;

namespace Cyclops.Reconcilers.EnvironmentStack.Templates;

/// <summary>Parts of an IPv4 range.</summary>
internal static class CidrParts
{
    private const int AddressBits = 32;

    /// <summary>One of the sixteen equal parts of an IPv4 range.</summary>
    /// <param name="cidr">The range: <c>10.40.0.0/16</c>.</param>
    /// <param name="index">Which part, from 0 to 15.</param>
    public static string Part(string cidr, int index)
    {
        var network = IPNetwork.Parse(cidr);
        var length = network.PrefixLength + 4;
        var bytes = network.BaseAddress.GetAddressBytes();
        var first = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes, first + ((uint)index << (AddressBits - length)));
        return $"{new IPAddress(bytes)}/{length}";
    }
}
