namespace Cyclops.LocalCloud.Options;

/// <summary>Eventual consistency: an answer given before a write may be given again after it.</summary>
/// <param name="Reads">How many times after a write the same question gets its old answer; 0 switches the lag off.</param>
/// <param name="Duration">After this time since the write the answer is fresh in any case; null for no such end.</param>
public sealed record VisibilityLag(int Reads, TimeSpan? Duration = null)
{
    /// <summary>Every read sees every write.</summary>
    public static VisibilityLag None { get; } = new(0);
}
