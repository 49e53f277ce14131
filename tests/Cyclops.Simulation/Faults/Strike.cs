namespace Cyclops.Simulation.Faults;

/// <summary>A fault at one call.</summary>
/// <param name="Code">The error code of <see cref="StrikeKind.Declared"/>; the reason of a Git failure; empty: a usual one.</param>
internal sealed record Strike(StrikeKind Kind, string Code = "")
{
    public bool IsCrash => Kind is StrikeKind.CrashBefore or StrikeKind.CrashAfterEffect or StrikeKind.CrashAfterAnswer;

    public override string ToString() => Code.Length == 0 ? Kind.ToString() : $"{Kind}({Code})";
}
