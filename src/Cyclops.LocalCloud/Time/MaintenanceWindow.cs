using System.Globalization;
using System.Text.RegularExpressions;

namespace Cyclops.LocalCloud.Time;

/// <summary>Weekly and daily windows as RDS and ElastiCache write them, in UTC: <c>sun:05:00-sun:06:00</c>, <c>03:00-04:00</c>.</summary>
internal static partial class MaintenanceWindow
{
    private const int MinutesPerDay = 24 * 60;
    private const int MinutesPerWeek = 7 * MinutesPerDay;
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>Whether the text is a weekly window of at least so many minutes.</summary>
    public static bool IsWeekly(string text, int shortest) =>
        Weekly().Match(text.ToLowerInvariant()) is { Success: true } match
        && Length(Minute(match, "from"), Minute(match, "to"), MinutesPerWeek) >= shortest;

    /// <summary>Whether the text is a daily window of at least so many minutes.</summary>
    public static bool IsDaily(string text, int shortest) =>
        Daily().Match(text) is { Success: true } match
        && Length(Minute(match, "from"), Minute(match, "to"), MinutesPerDay) >= shortest;

    /// <summary>When a weekly window opens next.</summary>
    public static DateTimeOffset Next(string weekly, DateTimeOffset now)
    {
        var start = Minute(Weekly().Match(weekly.ToLowerInvariant()), "from");
        var utc = now.ToUniversalTime();
        var sunday = new DateTimeOffset(utc.Date, TimeSpan.Zero).AddDays(-(int)utc.DayOfWeek);
        var opens = sunday.AddMinutes(start);
        return opens > now ? opens : opens.AddDays(7);
    }

    private static int Length(int from, int to, int around) => (to - from + around) % around;

    private static int Minute(Match match, string end)
    {
        var day = match.Groups[end + "day"] is { Success: true } named ? Array.IndexOf(Days, named.Value) : 0;
        return (day * MinutesPerDay) + (Number(end + "hour") * 60) + Number(end + "minute");

        int Number(string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(
        "^(?<fromday>sun|mon|tue|wed|thu|fri|sat):(?<fromhour>[01][0-9]|2[0-3]):(?<fromminute>[0-5][0-9])-(?<today>sun|mon|tue|wed|thu|fri|sat):(?<tohour>[01][0-9]|2[0-3]):(?<tominute>[0-5][0-9])$",
        RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Weekly();

    [GeneratedRegex("^(?<fromhour>[01][0-9]|2[0-3]):(?<fromminute>[0-5][0-9])-(?<tohour>[01][0-9]|2[0-3]):(?<tominute>[0-5][0-9])$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Daily();
}
