namespace Cyclops.LocalCloud.SecretsManager;

/// <summary>One secret with its versions and tags.</summary>
internal sealed class HeldSecret(string name, string arn, long number, DateTimeOffset created)
{
    public const string Current = "AWSCURRENT";
    public const string Previous = "AWSPREVIOUS";

    public string Name => name;

    public string Arn => arn;

    /// <summary>Ascends with the creations of a region.</summary>
    public long Number => number;

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset Changed { get; set; } = created;

    public string? Description { get; set; }

    /// <summary>Null: the account's own key.</summary>
    public string? KmsKeyId { get; set; }

    /// <summary>The service that made the secret and alone may change or delete it, e.g. <c>rds</c>; null for a user's own.</summary>
    public string? OwningService { get; init; }

    /// <summary>When it will be gone; null unless it is scheduled for deletion.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    public TagSet Tags { get; } = new();

    /// <summary>In the order of their creation.</summary>
    public List<SecretVersion> Versions { get; } = [];

    /// <summary>When a value was last read, to the day.</summary>
    public DateTime? Accessed => Versions.Max(v => v.Accessed);

    public SecretVersion? Staged(string stage) => Versions.Find(v => v.Stages.Contains(stage));

    public SecretVersion? Version(string id) => Versions.Find(v => v.Id == id);

    /// <summary>The labels of the versions that have any, as the API tells them.</summary>
    public Dictionary<string, List<string>> Stages() =>
        Versions.Where(v => v.Stages.Count > 0).ToDictionary(v => v.Id, v => v.Stages.ToList(), StringComparer.Ordinal);
}
