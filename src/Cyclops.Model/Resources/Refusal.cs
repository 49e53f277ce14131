namespace Cyclops.Model;

/// <summary>Why something is not done.</summary>
/// <param name="Reason">Short CamelCase reason, as conditions have it.</param>
/// <param name="Message">What is held, why, and what to do next.</param>
/// <param name="WaitsFor">What has to settle first, and will by itself; null: somebody has to do something.</param>
public sealed record Refusal(string Reason, string Message, ResourceId? WaitsFor = null)
{
    /// <summary>Reason: AWS gave the rollout of these manifests up, and went back to what ran before where it could.</summary>
    public const string RolloutFailed = "RolloutFailed";
}
