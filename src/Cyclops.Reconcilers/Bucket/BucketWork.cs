using Cyclops.Aws.S3;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.Ownership;
using Cyclops.Reconcilers.Retention;

namespace Cyclops.Reconcilers.Bucket;

/// <summary>Makes buckets, brings them to what is wanted and removes them.</summary>
internal sealed class BucketWork(BucketGateway buckets, BucketSettingsGateway settings, TimeProvider time)
{
    /// <summary>Pages of a thousand objects that are deleted at a time: what empties one bucket must not hold its worker for hours.</summary>
    private const int MostPages = 10;

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    public static bool IsVersioned(BucketSettings there) => there.Versioning == "Enabled";

    public async Task<VerbResult> CreateAsync(ResourceId id, BucketSpec spec, VerbContext context, CancellationToken cancellationToken)
    {
        try
        {
            await buckets.CreateAsync(spec.Name, OwnershipTags.For(id, context), cancellationToken);
        }
        catch (CloudFault fault) when (fault.Code == "BucketAlreadyOwnedByYou")
        {
            // Made by an attempt whose answer was lost, or since we looked; its tags say whose it is.
        }
        catch (CloudFault fault) when (fault.Code == "BucketAlreadyExists")
        {
            return VerbResult.Of(new Outcome.Stalled(
                "NameTaken",
                $"bucket {spec.Name}: another AWS account has a bucket of that name, which is the only one in the world, so {id.Owner} cannot have it; give the bucket another name in {id.Owner.App}'s backends.buckets"));
        }

        return await BringAsync(id, spec, context, cancellationToken);
    }

    public async Task<VerbResult> BringAsync(ResourceId id, BucketSpec spec, VerbContext context, CancellationToken cancellationToken)
    {
        if (await buckets.FindAsync(spec.Name, cancellationToken) is not { } bucket)
        {
            return VerbResult.Of(new Outcome.Progressing("BucketSpreads", $"S3 does not show bucket {spec.Name} yet, or it has gone since it was looked at", LookAgain));
        }

        if (BucketKind.OwnerOf(bucket, context.Platform, context.Environment.Name)?.Resource != id)
        {
            return VerbResult.Of(new Outcome.Stalled("NameTaken", Clash.With($"bucket {spec.Name}", bucket.Name, id).Message));
        }

        await SetAsync(spec, await settings.ReadAsync(spec.Name, cancellationToken), cancellationToken);

        // Last, as it says that all the rest was set.
        var tags = Without(bucket, [RetentionTags.Quarantined, .. OwnershipTags.Platforms(bucket.Tags).Select(t => t.Key), OwnershipTags.Tags]);
        foreach (var (name, value) in OwnershipTags.For(id, context))
        {
            tags[name] = value;
        }

        tags[RetentionTags.Retention] = RetentionTags.Text(spec.Retention);
        tags[BucketState.AppliedTag] = spec.Applied;
        await buckets.SetTagsAsync(spec.Name, tags, cancellationToken);
        return VerbResult.Converged((BucketKind.NameOutput, spec.Name));
    }

    /// <summary>Quarantines a bucket; one that has been there for long enough is emptied and deleted.</summary>
    public async Task<VerbResult> RemoveAsync(ResourceId id, string name, VerbContext context, CancellationToken cancellationToken)
    {
        // What goes for good is judged by what it says now.
        if (await buckets.FindAsync(name, cancellationToken) is not { } bucket)
        {
            return VerbResult.Converged();
        }

        if (BucketKind.OwnerOf(bucket, context.Platform, context.Environment.Name)?.Resource != id)
        {
            return VerbResult.Of(new Outcome.Failed("NotOurs", $"bucket {name} says no longer that it is {id}; it is left alone"));
        }

        var state = new BucketState(name, bucket.Tags, Settings: null);
        if (state.Quarantined is null)
        {
            var tags = Without(bucket, []);
            foreach (var (key, value) in RetentionTags.Begin(bucket.Tags, time.GetUtcNow()))
            {
                tags[key] = value;
            }

            await buckets.SetTagsAsync(name, tags, cancellationToken);
            return VerbResult.Converged();
        }

        return state.IsExpired(time.GetUtcNow()) ? await DeleteAsync(name, cancellationToken) : VerbResult.Converged();
    }

    private async Task<VerbResult> DeleteAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            if (await buckets.EmptyAsync(name, MostPages, cancellationToken))
            {
                await buckets.DeleteAsync(name, cancellationToken);
                return VerbResult.Converged();
            }
        }
        catch (CloudFault fault) when (fault.Code is "BucketNotEmpty" or "NoSuchBucket")
        {
            // Somebody still writes to it, or it has just gone: the next look tells.
        }

        return VerbResult.Of(new Outcome.Progressing("Emptying", $"bucket {name} is emptied, {MostPages},000 objects at a time", LookAgain));
    }

    private async Task SetAsync(BucketSpec spec, BucketSettings there, CancellationToken cancellationToken)
    {
        if (!there.IsPrivate)
        {
            await settings.MakePrivateAsync(spec.Name, cancellationToken);
        }

        if (there.Encryption != BucketSettingsGateway.OwnKeys)
        {
            await settings.EncryptAsync(spec.Name, cancellationToken);
        }

        // An answer that lacks something reads like a bucket that never had versions, so it is no reason not to turn them off.
        if (!spec.IsVersioned || !IsVersioned(there))
        {
            await settings.SetVersioningAsync(spec.Name, spec.IsVersioned, cancellationToken);
        }

        if (there.ExpireAfterDays != spec.ExpireAfterDays || there.KeepNoncurrentDays != BucketSpec.KeepNoncurrentDays)
        {
            await settings.SetLifecycleAsync(spec.Name, spec.ExpireAfterDays, BucketSpec.KeepNoncurrentDays, cancellationToken);
        }
    }

    /// <summary>The tags of a bucket but some; AWS keeps its own by itself.</summary>
    private static Dictionary<string, string> Without(StoredBucket bucket, IReadOnlyCollection<string> names) =>
        bucket.Tags.Where(t => !names.Contains(t.Key, StringComparer.Ordinal) && !t.Key.StartsWith("aws:", StringComparison.Ordinal)).ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal);
}
