namespace Cyclops.Controller.Queue;

/// <summary>What is known of a key that waits, however often it was added.</summary>
/// <param name="ReadyAt">The earliest time it was added for.</param>
/// <param name="Since">The latest add that was due at once; zero: none was.</param>
internal readonly record struct Place(TimeSpan ReadyAt, TimeSpan Since)
{
    /// <summary>A single add.</summary>
    public static Place Of(TimeSpan readyAt, TimeSpan now) => new(readyAt, readyAt <= now ? readyAt : TimeSpan.Zero);

    /// <summary>When it was last asked for.</summary>
    public TimeSpan NotBefore => Since > ReadyAt ? Since : ReadyAt;

    public Place And(Place other) => new(
        ReadyAt < other.ReadyAt ? ReadyAt : other.ReadyAt,
        Since > other.Since ? Since : other.Since);
}
