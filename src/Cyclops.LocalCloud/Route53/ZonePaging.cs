using System.Globalization;
using Amazon.Route53.Model;

namespace Cyclops.LocalCloud.Route53;

/// <summary>Route 53 writes page sizes as text.</summary>
internal static class ZonePaging
{
    /// <summary>The page size asked for, cut to the API's maximum, which is also the default.</summary>
    public static int Size(string? maxItems, int maximum)
    {
        if (maxItems is null)
        {
            return maximum;
        }

        return int.TryParse(maxItems, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
            ? Math.Min(size, maximum)
            : throw new InvalidInputException($"MaxItems must be a positive number, not '{maxItems}'");
    }

    public static string Text(int size) => size.ToString(CultureInfo.InvariantCulture);
}
