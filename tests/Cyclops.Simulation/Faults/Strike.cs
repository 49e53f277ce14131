namespace Cyclops.Simulation.Faults;

/// <summary>A fault at one call.</summary>
/// <param name="Code">The error code of <see cref="StrikeKind.Declared"/>; the reason of a Git failure; empty: a usual one.</param>
internal sealed record Strike(StrikeKind Kind, string Code = "")
{
    public bool IsCrash => Kind is StrikeKind.CrashBefore or StrikeKind.CrashAfterEffect or StrikeKind.CrashAfterAnswer;

    /// <summary>Whether the answer is not true: what it says was so once, or never.</summary>
    public bool IsLie => Kind is StrikeKind.Stale or StrikeKind.NoItems
        || (Kind == StrikeKind.Declared && (Code.Contains("NotFound", StringComparison.Ordinal) || Code.Contains("NoSuch", StringComparison.Ordinal)));

    public override string ToString() => Code.Length == 0 ? Kind.ToString() : $"{Kind}({Code})";

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">It is none of that.</exception>
    public static Strike Parse(string text)
    {
        var parts = text.TrimEnd(')').Split('(');
        return Enum.TryParse<StrikeKind>(parts[0], out var kind)
            ? new(kind, parts is [_, var code] ? code : "")
            : throw new FormatException($"{text} is no fault: there are {string.Join(", ", Enum.GetNames<StrikeKind>())}");
    }
}
