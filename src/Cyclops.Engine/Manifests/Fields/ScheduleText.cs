using System.Globalization;
using System.Text.RegularExpressions;
using Cyclops.Engine.Manifests.Errors;

namespace Cyclops.Engine.Manifests.Fields;

/// <summary>When something runs: a crontab's five fields, or an expression of AWS.</summary>
/// <remarks>Source: EventBridge Scheduler User Guide, "Schedule types"; crontab(5).</remarks>
internal static partial class ScheduleText
{
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private static readonly CronField[] Fields =
    [
        new("minute", 0, 59, []), new("hour", 0, 23, []), new("day of the month", 1, 31, []), new("month", 1, 12, Months), new("day of the week", 0, 7, Days),
    ];

    /// <summary>What is wrong with a schedule; null: nothing is.</summary>
    public static Problem? Problem(string text)
    {
        if (text.StartsWith("rate(", StringComparison.Ordinal))
        {
            return Rate().Match(text) is { Success: true } rate && (rate.Groups[1].Value == "1") == rate.Groups[3].Value.Length is 0
                ? null
                : Wrong(text, "is no rate", "write for example rate(1 hour) or rate(15 minutes): minutes, hours or days");
        }

        if (text.StartsWith("cron(", StringComparison.Ordinal))
        {
            return Six().Match(text) is { Success: true } six && (six.Groups[1].Value == "?") != (six.Groups[2].Value == "?")
                ? null
                : Wrong(text, "is no cron expression of AWS", "it has six fields, minute to year, and ? for exactly one of day of the month and day of the week: cron(0 3 * * ? *)");
        }

        var fields = Split(text);
        if (fields.Length != Fields.Length)
        {
            return Wrong(text, $"has {fields.Length} fields; a crontab has {Fields.Length}", "write minute, hour, day of the month, month and day of the week: \"0 3 * * *\" is three o'clock each day");
        }

        for (var i = 0; i < fields.Length; i++)
        {
            if (Fields[i].Read(fields[i]) is null)
            {
                return Wrong(text, $"has {Shown.Quote(fields[i])} for the {Fields[i].Name}", $"write *, {Fields[i].Example}, a list, a range or a step of these");
            }
        }

        return fields[2] == "*" || fields[4] == "*"
            ? null
            : Wrong(text, "sets the day of the month and the day of the week", "a crontab runs on either of them, which AWS cannot say: write two jobs, each with * for one of them");
    }

    /// <summary>The expression of AWS for a schedule that is right.</summary>
    public static string Canonical(string text)
    {
        if (text.EndsWith(')'))
        {
            return text;
        }

        var fields = Split(text).Zip(Fields, (t, f) => f.Read(t)!).ToArray();
        if (fields[4] == "*")
        {
            fields[4] = "?";
        }
        else
        {
            fields[2] = "?";
        }

        return $"cron({string.Join(' ', fields)} *)";
    }

    private static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Problem Wrong(string text, string what, string hint) => new(ErrorCodes.InvalidValue, $"{Shown.Quote(text)} {what}.", hint);

    [GeneratedRegex(@"\Arate\(([1-9][0-9]{0,5}) (minute|hour|day)(s?)\)\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Rate();

    [GeneratedRegex(@"\Acron\([0-9*,/-]+ [0-9*,/-]+ ([0-9*,/?LW-]+) [0-9A-Z*,/-]+ ([0-9A-Z*,/?L#-]+) [0-9*,/-]+\)\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Six();

    /// <summary>One of the five fields.</summary>
    private sealed record CronField(string Name, int Min, int Max, string[] Names)
    {
        public string Example => Min.ToString(CultureInfo.InvariantCulture);

        /// <summary>As AWS writes it; null: it is not right.</summary>
        public string? Read(string text)
        {
            if (text == "*")
            {
                return text;
            }

            var values = new SortedSet<int>();
            foreach (var item in text.Split(','))
            {
                if (!Add(item, values))
                {
                    return null;
                }
            }

            // Sunday is 0 or 7 in a crontab and 1 in AWS: names are the same in both.
            return Names == Days
                ? string.Join(',', values.Select(v => Days[v % Days.Length]).Distinct())
                : string.Join(',', values.Select(v => v.ToString(CultureInfo.InvariantCulture)));
        }

        private bool Add(string item, SortedSet<int> values)
        {
            var parts = item.Split('/');
            var step = 1;
            if (parts.Length > 2 || (parts.Length == 2 && !(Digits(parts[1], out step) && step >= 1)))
            {
                return false;
            }

            var (from, to) = (Min, Max);
            if (parts[0] == "*")
            {
                to = Names == Days ? Max - 1 : Max;
            }
            else
            {
                var ends = parts[0].Split('-');
                if (ends.Length > 2 || !Value(ends[0], out from) || !Value(ends[^1], out to) || from > to)
                {
                    return false;
                }

                to = ends.Length == 1 && parts.Length == 2 ? Max : to;
            }

            for (var value = from; value <= to; value += step)
            {
                values.Add(value);
            }

            return true;
        }

        private bool Value(string text, out int value)
        {
            var name = Array.FindIndex(Names, n => n.Equals(text, StringComparison.OrdinalIgnoreCase));
            value = name + Min;
            return name >= 0 || (Digits(text, out value) && value >= Min && value <= Max);
        }

        private static bool Digits(string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
