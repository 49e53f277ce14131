namespace Cyclops.Simulation.World;

/// <summary>What an image's name says of what is in it.</summary>
internal static class Images
{
    /// <summary>The images of a task definition with their digests; empty: none.</summary>
    public static IEnumerable<(string Image, string Digest)> Of(Thing definition) =>
        from line in definition.Facts.Split('\n')
        let fact = line.Split('=', 2)
        where fact.Length == 2 && fact[0].EndsWith(".image", StringComparison.Ordinal)
        select (fact[1], definition[$"{fact[0][..^".image".Length]}.digest"]);

    /// <summary>An image of the world's registry without the host; null: it is of another.</summary>
    public static string? InRegistry(string image) =>
        image.StartsWith($"{SimulatedRegistry.Host}/", StringComparison.Ordinal) ? image[(SimulatedRegistry.Host.Length + 1)..] : null;

    /// <summary>The number that its tag begins with; empty: none.</summary>
    public static string Major(string image)
    {
        var last = image.Split('@')[0].Split('/')[^1].Split(':');
        return last.Length == 1 ? "" : string.Concat(last[1].TrimStart('v').TakeWhile(char.IsAsciiDigit));
    }
}
