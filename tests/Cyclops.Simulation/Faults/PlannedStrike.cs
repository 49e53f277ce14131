using System.Globalization;

namespace Cyclops.Simulation.Faults;

/// <summary>A strike at a call by its number.</summary>
/// <param name="Index">The call.</param>
/// <param name="Times">Also the next calls of the same operation, so many in all: the SDK sends a failed call again by itself.</param>
internal sealed record PlannedStrike(int Index, Strike Strike, int Times = 1)
{
    public override string ToString() => Times == 1 ? $"{Strike}@{Index}" : $"{Strike}*{Times}@{Index}";

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">It is none of that.</exception>
    public static PlannedStrike Parse(string text)
    {
        var parts = text.Split('@');
        var strike = parts[0].Split('*');
        return parts is [_, var index]
            ? new(int.Parse(index, CultureInfo.InvariantCulture), Strike.Parse(strike[0]), strike is [_, var times] ? int.Parse(times, CultureInfo.InvariantCulture) : 1)
            : throw new FormatException($"{text} is no planned fault: write for example CrashBefore@17 or Throttled*3@20");
    }
}
