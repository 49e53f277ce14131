namespace Cyclops.LocalCloud.Ecs.Tasks;

/// <summary>How a container that crashes ends.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="LastLines">What it writes to its log before.</param>
public sealed record TaskExit(int Code, IReadOnlyList<string> LastLines)
{
    /// <summary>Exit code 1, and not a word.</summary>
    public static TaskExit Silent { get; } = new(1, []);
}
