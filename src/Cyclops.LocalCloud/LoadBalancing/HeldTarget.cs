namespace Cyclops.LocalCloud.LoadBalancing;

/// <summary>A registered target. Its state follows from the clock.</summary>
internal sealed class HeldTarget(string id, int port, DateTimeOffset registered)
{
    public string Id => id;

    public int Port => port;

    public DateTimeOffset Registered => registered;

    /// <summary>Whether it answers health checks well. ECS and scripts decide.</summary>
    public bool Answers { get; set; } = true;

    /// <summary>When it was asked to leave; null while it takes traffic.</summary>
    public DateTimeOffset? Leaving { get; set; }

    /// <summary>The ECS task behind it; null for a target a user registered.</summary>
    public string? TaskArn { get; init; }

    public static string Key(string id, int port) => $"{id}:{port}";
}
