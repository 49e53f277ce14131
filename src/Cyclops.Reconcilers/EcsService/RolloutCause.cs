namespace Cyclops.Reconcilers.EcsService;

/// <summary>Why a version does not come up.</summary>
/// <param name="Verdict">What it does: <c>does not start</c>.</param>
/// <param name="Why">The root cause, as the rest of a sentence.</param>
internal sealed record RolloutCause(string Verdict, string Why)
{
    public const string NoStart = "does not start";
    public const string NoStay = "does not keep running";
    public const string NoHealth = "does not become healthy";

    public override string ToString() => $"{Verdict}: {Why}";
}
