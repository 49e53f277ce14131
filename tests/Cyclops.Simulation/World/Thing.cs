namespace Cyclops.Simulation.World;

/// <summary>One thing in the cloud, as it is, without asking an API for it.</summary>
/// <param name="Kind">As Cyclops names the kind: <c>EcsService</c>.</param>
/// <param name="Name">What is unique among its kind, free of generated ids.</param>
/// <param name="Tags">What it says of itself; for a record, its set identifier under <c>id</c>.</param>
/// <param name="Facts">Its settings, a line each: <c>name=value</c>.</param>
internal sealed record Thing(string Kind, string Name, IReadOnlyDictionary<string, string> Tags, string Facts)
{
    private const string Platform = "cyclops:platform";

    public string Key => $"{Kind} {Name}";

    /// <summary>One of its facts; empty when there is none of that name.</summary>
    public string this[string fact]
    {
        get
        {
            var start = Facts.StartsWith($"{fact}=", StringComparison.Ordinal) ? 0 : Facts.IndexOf($"\n{fact}=", StringComparison.Ordinal) + 1;
            return start == 0 && !Facts.StartsWith($"{fact}=", StringComparison.Ordinal) ? "" : Facts[(start + fact.Length + 1)..Facts.IndexOf('\n', start)];
        }
    }

    /// <summary>The hosts of a rule.</summary>
    public string[] Hosts => this["hosts"].Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whose it is by its own word; null when it is not of the platform.</summary>
    public Owner? Owner => field ??= Tags.GetValueOrDefault(Platform) == Worlds.Platform
        ? new(
            Tags.GetValueOrDefault("cyclops:environment") ?? "",
            Tags.GetValueOrDefault("cyclops:app"),
            Tags.GetValueOrDefault("cyclops:resource") ?? "",
            Tags.GetValueOrDefault("cyclops:commit") ?? "")
        : null;
}
