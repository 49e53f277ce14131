using Amazon.SecretsManager.Model;

namespace Cyclops.LocalCloud.SecretsManager;

/// <summary>Adds values to a secret and moves the labels that say which one is meant.</summary>
internal static class SecretStaging
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>Adds a version, or finds it again when the same call has made it before.</summary>
    /// <exception cref="ResourceExistsException">The token stands for another value.</exception>
    /// <exception cref="LimitExceededException">There are too many versions, and none old enough to go.</exception>
    public static SecretVersion Put(HeldSecret secret, SecretVersion version, IReadOnlyCollection<string> stages, int limit)
    {
        if (secret.Version(version.Id) is { } earlier)
        {
            return earlier.HasValue(version.Text, version.Binary)
                ? earlier
                : throw new ResourceExistsException($"You can't use ClientRequestToken {version.Id} because that value is already in use for a version of secret {secret.Arn}.");
        }

        MakeRoom(secret, limit, version.Created);
        var first = secret.Versions.Count == 0;
        secret.Versions.Add(version);
        secret.Changed = version.Created;
        foreach (var stage in first ? stages.Append(HeldSecret.Current) : stages)
        {
            Move(secret, stage, version);
        }

        return version;
    }

    private static void Move(HeldSecret secret, string stage, SecretVersion version)
    {
        var before = secret.Staged(stage);
        if (before == version)
        {
            return;
        }

        before?.Stages.Remove(stage);
        version.Stages.Add(stage);
        if (stage == HeldSecret.Current && before is not null)
        {
            Move(secret, HeldSecret.Previous, before);
        }
    }

    private static void MakeRoom(HeldSecret secret, int limit, DateTimeOffset now)
    {
        while (secret.Versions.Count >= limit)
        {
            var oldest = secret.Versions.Find(v => v.Stages.Count == 0 && v.Created < now - Kept)
                ?? throw new LimitExceededException($"The secret has {limit} versions, the most that it can have.");
            secret.Versions.Remove(oldest);
        }
    }
}
