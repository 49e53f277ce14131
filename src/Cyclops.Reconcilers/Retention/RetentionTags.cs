using System.Globalization;
using Cyclops.Model;

namespace Cyclops.Reconcilers.Retention;

/// <summary>
/// How long something is kept that no manifest asks for any more, and since when it is only kept. Both are written on it, so that a
/// manifest that is gone cannot shorten them.
/// </summary>
public static class RetentionTags
{
    /// <summary>How long it is kept: whole seconds, <c>1209600s</c>.</summary>
    public const string Retention = "cyclops:retention";

    /// <summary>Since when nobody asks for it: an instant of UTC as <c>2026-11-28T10:00:00Z</c>; missing while somebody does.</summary>
    public const string Quarantined = "cyclops:quarantined";

    /// <summary>What <see cref="Quarantined"/> is compared with while something is wanted.</summary>
    public const string InUse = "no";

    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>How long something is kept that does not say: somebody has taken its tag.</summary>
    private static readonly TimeSpan Unwritten = TimeSpan.FromDays(30);

    /// <summary>A span of time as it is written.</summary>
    public static string Text(TimeSpan retention) => string.Create(CultureInfo.InvariantCulture, $"{(long)retention.TotalSeconds}s");

    /// <summary>An instant as it is written.</summary>
    public static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture);

    /// <summary>What is written on something when nobody asks for it any more.</summary>
    /// <param name="tags">Its tags.</param>
    /// <param name="now">The time now.</param>
    public static Dictionary<string, string> Begin(EquatableMap<string> tags, DateTimeOffset now)
    {
        var begun = new Dictionary<string, string>(StringComparer.Ordinal) { [Quarantined] = Text(now) };
        if (!tags.ContainsKey(Retention))
        {
            begun[Retention] = Text(Unwritten);
        }

        return begun;
    }

    /// <summary>Whether the time of something with these tags is over.</summary>
    public static bool IsOver(EquatableMap<string> tags, DateTimeOffset now) =>
        IsOver(tags.GetValueOrDefault(Quarantined), tags.GetValueOrDefault(Retention), now);

    /// <summary>Whether the time is over. What cannot be read is kept.</summary>
    /// <param name="quarantined">As it is written; null: somebody asks for it.</param>
    /// <param name="retention">As it is written; null: it does not say.</param>
    /// <param name="now">The time now.</param>
    public static bool IsOver(string? quarantined, string? retention, DateTimeOffset now) =>
        DateTimeOffset.TryParseExact(quarantined, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since)
        && retention is [.. var seconds, 's']
        && long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var span)
        && now - since >= TimeSpan.FromSeconds(span);
}
