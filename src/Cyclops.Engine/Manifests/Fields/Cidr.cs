using System.Globalization;

namespace Cyclops.Engine.Manifests.Fields;

/// <summary>IPv4 address ranges for a network of our own.</summary>
internal static class Cidr
{
    // /16 is the largest VPC; in a /20 three zones of public and private subnets still have 500 addresses each.
    private const int Largest = 16;
    private const int Smallest = 20;

    /// <summary>What is wrong with a range; null when a VPC can be made of it.</summary>
    public static Problem? Check(string text)
    {
        var parts = text.Split('/');
        var bytes = parts[0].Split('.');
        if (parts.Length != 2 || bytes.Length != 4 || !TryNumber(parts[1], 32, out var length))
        {
            return Problem.Invalid($"{Errors.Shown.Quote(text)} is not an IPv4 range.", "write for example 10.40.0.0/16");
        }

        var address = 0u;
        foreach (var part in bytes)
        {
            if (!TryNumber(part, 255, out var number))
            {
                return Problem.Invalid($"{Errors.Shown.Quote(text)} is not an IPv4 range.", "write for example 10.40.0.0/16");
            }

            address = (address << 8) | (uint)number;
        }

        if (length is < Largest or > Smallest)
        {
            return Problem.OutOfRange($"{Errors.Shown.Quote(text)} is not of size /{Largest} to /{Smallest}.", "write for example 10.40.0.0/16");
        }

        var network = address & (uint.MaxValue << (32 - length));
        return network == address
            ? null
            : Problem.Invalid($"{Errors.Shown.Quote(text)} has bits set behind /{length}.", $"write {Text(network)}/{length}");
    }

    private static string Text(uint address) =>
        string.Create(CultureInfo.InvariantCulture, $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}");

    private static bool TryNumber(string text, int max, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= max
        && (text.Length == 1 || text[0] != '0');
}
