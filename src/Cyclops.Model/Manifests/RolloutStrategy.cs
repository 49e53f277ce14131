namespace Cyclops.Model.Manifests;

/// <summary>In which way the copies of an app are replaced.</summary>
public enum RolloutStrategy
{
    /// <summary>New copies come while old ones go, within <see cref="RolloutSpec.MinHealthyPercent"/> and <see cref="RolloutSpec.MaxPercent"/>.</summary>
    Rolling,

    /// <summary>All old copies stop before the first new one starts: the app is away meanwhile.</summary>
    Recreate,

    /// <summary>All new copies come beside the old ones, then get all traffic at once.</summary>
    BlueGreen,

    /// <summary>As <see cref="BlueGreen"/>, with a small part of the traffic first and the rest later.</summary>
    Canary,

    /// <summary>As <see cref="BlueGreen"/>, with the traffic in equal parts one after the other.</summary>
    Linear,
}
