using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cyclops.LocalCloud.Ec2;

/// <summary>An IPv4 range.</summary>
internal readonly record struct Cidr(uint Address, int Prefix)
{
    public uint Last => Address + (uint)(Size - 1);

    public long Size => 1L << (32 - Prefix);

    /// <summary>Null when the text is no range.</summary>
    public static Cidr? Parse(string? text)
    {
        var parts = text?.Split('/') ?? [];
        if (parts.Length != 2
            || !IPAddress.TryParse(parts[0], out var address) || address.AddressFamily != AddressFamily.InterNetwork
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) || prefix > 32)
        {
            return null;
        }

        var bytes = address.GetAddressBytes();
        var number = ((uint)bytes[0] << 24) | ((uint)bytes[1] << 16) | ((uint)bytes[2] << 8) | bytes[3];
        return new Cidr(prefix == 0 ? 0 : number & (uint.MaxValue << (32 - prefix)), prefix);
    }

    public bool Contains(Cidr other) => other.Prefix >= Prefix && Overlaps(other);

    public bool Overlaps(Cidr other) => Address <= other.Last && other.Address <= Last;

    /// <summary>The address at a place in the range, as text.</summary>
    public string At(long index) => Text(Address + (uint)index);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Text(Address)}/{Prefix}");

    private static string Text(uint a) =>
        string.Create(CultureInfo.InvariantCulture, $"{a >> 24}.{(a >> 16) & 255}.{(a >> 8) & 255}.{a & 255}");
}
