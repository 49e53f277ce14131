namespace Cyclops.Simulation.World;

/// <summary>What all simulated worlds have in common.</summary>
internal static class Worlds
{
    public const string Platform = "acme";
    public const string Region = "eu-west-1";
    public const string Account = "123456789012";

    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
