using System.Globalization;
using Cyclops.Aws.S3;
using Cyclops.Model;
using Cyclops.Model.Outcomes;

namespace Cyclops.Reconcilers.Retention;

/// <summary>Where what holds data is copied to before it goes for good: below <c>backups/</c> in the platform's config bucket.</summary>
/// <param name="isWanted">What the platform says.</param>
/// <param name="s3">Amazon S3, with the platform's own credentials; null: there is no bucket.</param>
/// <param name="bucket">The bucket; null: the platform names none.</param>
/// <param name="stopping">The process ends: what is under way is given up.</param>
public sealed class FinalBackups(bool isWanted, S3Gateway? s3, string? bucket, CancellationToken stopping)
{
    /// <summary>Source: Amazon S3 User Guide, "Uploading objects": a single PUT takes 5 GB.</summary>
    private const long Largest = 5L << 30;

    /// <summary>Data goes without.</summary>
    public static FinalBackups None { get; } = new(false, null, null, CancellationToken.None);

    /// <summary>Whether nothing may go without one.</summary>
    public bool IsWanted => isWanted;

    /// <summary>What was begun is ended with the process.</summary>
    public CancellationToken Stopping => stopping;

    /// <summary>Why none can be made; null: nothing is in the way.</summary>
    public Outcome? Obstacle(ResourceId id) => !isWanted || (s3 is not null && bucket is not null) ? null : new Outcome.Stalled(
        "NoBackupPlace",
        $"{id} has been kept for long enough, and there is no place for its last backup, so it stays: name a bucket as spec.configBucket in platform.yaml "
            + "(cyclops-ctl bootstrap makes one), or write spec.safety.finalBackup: false there");

    /// <summary>Stores one; when it is stored again, as after a crash, it takes the place of the one before.</summary>
    /// <param name="id">What it is of.</param>
    /// <param name="since">Since when nobody asks for that: the name of the backup has it.</param>
    /// <param name="kind">How its file is called behind the dot: <c>dump</c>.</param>
    /// <param name="content">From where it stands to its end.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>Where it is: <c>s3://bucket/key</c>.</returns>
    /// <exception cref="CloudFault">It is too large, or S3 does not take it.</exception>
    public async Task<string> StoreAsync(ResourceId id, DateTimeOffset since, string kind, Stream content, CancellationToken cancellationToken)
    {
        if (content.Length - content.Position > Largest)
        {
            throw new CloudFault(
                "BackupTooLarge",
                $"the backup of {id} has {(content.Length - content.Position) >> 30} GiB, and one upload takes {Largest >> 30}; it stays: make the backup by hand, then write spec.safety.finalBackup: false in platform.yaml until it has gone",
                isTransient: false);
        }

        var at = since.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var key = $"backups/{id.Owner.Environment}/{id.Owner.App}/{id.Name}-{at}.{kind}";
        await s3!.PutFileAsync(bucket!, key, content, cancellationToken);
        return $"s3://{bucket}/{key}";
    }
}
