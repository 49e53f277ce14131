using Cyclops.Aws.S3;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.Caching;
using Cyclops.Reconcilers.Ownership;

namespace Cyclops.Reconcilers.Bucket;

/// <summary>Finds the buckets of apps: one list a pass, and of each bucket no more than what may have changed.</summary>
internal sealed class BucketObserver(BucketGateway buckets, BucketSettingsGateway settings, TimeProvider time)
{
    /// <summary>
    /// Tags say whose a bucket is and how it was left, in one call. Below the five minutes between two looks at an app, so that
    /// each of them reads once.
    /// </summary>
    private static readonly TimeSpan TagsHold = TimeSpan.FromMinutes(4);

    /// <summary>
    /// The settings take four calls a bucket: for 5,000 buckets some ten calls a second at this interval, of the fifty that we
    /// allow ourselves. Where the tags say that something else was applied, they are read at once.
    /// </summary>
    private static readonly TimeSpan SettingsHold = TimeSpan.FromMinutes(30);

    private readonly ReadCache<StoredBucket> _tags = new(TagsHold, time);
    private readonly ReadCache<BucketSettings> _settings = new(SettingsHold, time);

    /// <summary>It was changed, or may have been.</summary>
    public void Forget(string bucket)
    {
        _tags.Forget(bucket);
        _settings.Forget(bucket);
    }

    public async Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken)
    {
        var environment = request.Environment.Name;
        var listed = (await buckets.ListAsync(BucketKind.PrefixFor(request.Platform, environment), cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var observations = new Dictionary<ResourceId, Observation>();
        foreach (var desired in request.Desired)
        {
            var spec = (BucketSpec)desired.Spec;
            observations[desired.Id] = await WantedAsync(desired.Id, spec, listed.Remove(spec.Name), request, cancellationToken);
        }

        foreach (var name in listed.Order(StringComparer.Ordinal))
        {
            if (await LeftAsync(name, request, cancellationToken) is { } left)
            {
                observations.TryAdd(left.Ownership.Resource, left);
            }
        }

        return observations;
    }

    /// <summary>A bucket that cannot be read holds its own app up, and no other.</summary>
    private async Task<Observation> WantedAsync(ResourceId id, BucketSpec spec, bool isListed, ObserveRequest request, CancellationToken cancellationToken)
    {
        try
        {
            // What is not in the list is asked for by name before it is called absent.
            var bucket = isListed
                ? await _tags.ReadAsync(spec.Name, () => buckets.FindAsync(spec.Name, cancellationToken))
                : await buckets.FindAsync(spec.Name, cancellationToken);
            if (bucket is null)
            {
                return Observation.Absent.Instance;
            }

            if (BucketKind.OwnerOf(bucket, request.Platform, request.Environment.Name) is not { } owner || owner.Resource != id)
            {
                return Clash.With($"bucket {spec.Name}", bucket.Name, id);
            }

            var isAsApplied = bucket.Tags.TryGetValue(BucketState.AppliedTag, out var applied) && applied == spec.Applied;
            return Found(bucket, owner, await SettingsAsync(spec.Name, isAsApplied, cancellationToken));
        }
        catch (CloudFault fault)
        {
            return new Observation.Unknown(
                fault.Code,
                isListed || fault.Code != "AccessDenied"
                    ? fault.Message
                    : $"{fault.Message}; another account has taken the name, or the controller's policy does not have s3:GetBucketTagging for it");
        }
    }

    private Task<BucketSettings?> SettingsAsync(string bucket, bool isAsApplied, CancellationToken cancellationToken)
    {
        return isAsApplied ? _settings.ReadInTurnAsync(bucket, ReadAsync) : _settings.ReadAsync(bucket, ReadAsync);

        async Task<BucketSettings?> ReadAsync() => await settings.ReadAsync(bucket, cancellationToken);
    }

    /// <summary>One of ours that nobody asks for; what rests in quarantine is not to be seen until its time is over.</summary>
    private async Task<Observation.Found?> LeftAsync(string name, ObserveRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await _tags.ReadAsync(name, () => buckets.FindAsync(name, cancellationToken)) is { } bucket
                && BucketKind.OwnerOf(bucket, request.Platform, request.Environment.Name) is { } owner
                && new BucketState(name, bucket.Tags, Settings: null) is var state
                && (state.Quarantined is null || state.IsExpired(time.GetUtcNow()))
                ? Found(bucket, owner, settings: null) with { IsExpired = state.Quarantined is not null }
                : null;
        }
        catch (CloudFault)
        {
            // Nobody can tell whose it is, so it stays. It may be a stranger's, so it holds nobody up.
            return null;
        }
    }

    private static Observation.Found Found(StoredBucket bucket, Model.Ownership owner, BucketSettings? settings) =>
        new(new BucketState(bucket.Name, bucket.Tags, settings), new([KeyValuePair.Create(BucketKind.NameOutput, bucket.Name)]), owner);
}
