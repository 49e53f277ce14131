namespace Cyclops.Git.Tests;

/// <summary>What most tests do with a source.</summary>
internal static class MirrorReading
{
    /// <summary>Fetches and reads the head.</summary>
    public static async Task<Snapshot> ReadHeadAsync(this IManifestSource source)
    {
        var head = await source.FetchAsync(MirrorFixture.Token);
        return await source.ReadAsync(head.Id, MirrorFixture.Token);
    }
}
