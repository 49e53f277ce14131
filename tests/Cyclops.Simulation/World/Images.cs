namespace Cyclops.Simulation.World;

/// <summary>What an image's name says of what is in it.</summary>
internal static class Images
{
    /// <summary>The number that its tag begins with; empty: none.</summary>
    public static string Major(string image)
    {
        var last = image.Split('@')[0].Split('/')[^1].Split(':');
        return last.Length == 1 ? "" : string.Concat(last[1].TrimStart('v').TakeWhile(char.IsAsciiDigit));
    }
}
