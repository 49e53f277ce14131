using System.Globalization;
using Cyclops.Aws.S3;
using Cyclops.Engine.Kinds;
using Cyclops.Engine.Naming;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.Ownership;
using Cyclops.Reconcilers.Retention;

namespace Cyclops.Reconcilers.Bucket;

/// <summary>
/// An S3 bucket of an app. What no manifest asks for any more is marked and kept, and emptied and deleted when the time written on it
/// is over.
/// </summary>
public sealed class BucketKind : ResourceKind<BucketSpec, BucketState>
{
    public const string KindName = "Bucket";

    /// <summary>Output: the bucket's name.</summary>
    public const string NameOutput = "Name";

    private const string Never = "never";

    /// <summary>Longest name of a bucket. Source: Amazon S3 User Guide, "General purpose bucket naming rules".</summary>
    private const int LongestName = 63;

    private readonly BucketObserver _observer;
    private readonly BucketWork _work;

    /// <param name="buckets">Buckets.</param>
    /// <param name="settings">What is set on them.</param>
    /// <param name="time">The clock that says when one has been kept for long enough.</param>
    public BucketKind(BucketGateway buckets, BucketSettingsGateway settings, TimeProvider time)
    {
        _observer = new(buckets, settings, time);
        _work = new(buckets, settings, time);
    }

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    public override string DisplayName => "bucket";

    /// <inheritdoc/>
    protected override FieldTable<BucketSpec, BucketState> Fields { get; } = new FieldTable<BucketSpec, BucketState>()
        .Text("name", s => s.Name, o => o.Name)
        .Text("quarantined", _ => RetentionTags.InUse, o => o.Quarantined ?? RetentionTags.InUse)
        .Flag("private", _ => true, o => o.Settings?.IsPrivate)
        .Text("encryption", _ => BucketSettingsGateway.OwnKeys, o => o.Settings?.Encryption)
        .Flag("versioning", s => s.IsVersioned, o => o.Settings is { } there ? BucketWork.IsVersioned(there) : null)
        .Text("expireAfterDays", s => Days(s.ExpireAfterDays), o => o.Settings is { } there ? Days(there.ExpireAfterDays) : null)
        .Text("keepNoncurrentDays", _ => Days(BucketSpec.KeepNoncurrentDays), o => o.Settings is { } there ? Days(there.KeepNoncurrentDays) : null)
        .Text("applied", s => s.Applied, o => o.Tag(BucketState.AppliedTag) ?? "")
        .Text("retention", s => RetentionTags.Text(s.Retention), o => o.Tag(RetentionTags.Retention) ?? "")
        .Map(TagChanges.Field, s => s.Tags, o => OwnershipTags.Platforms(o.Tags));

    public static ResourceId IdFor(ObjectKey app, string bucket) => new(app, KindName, bucket);

    /// <summary>The name of an app's bucket. Buckets of all accounts share one space of names, so a hash of the whole identity is in it.</summary>
    public static string NameFor(string platform, ObjectKey app, string bucket) => ResourceNames.Unique(
        LongestName,
        $"{PrefixFor(platform, app.Environment)}{app.App}-{bucket}",
        KindName,
        platform,
        app.Environment,
        app.App!,
        bucket);

    /// <summary>What the names of an environment's buckets begin with; those of others may, too.</summary>
    internal static string PrefixFor(string platform, string environment) => $"{platform}-{environment}-";

    /// <summary>Whose a bucket is: its tags say so, and its name must be the one that this gives.</summary>
    /// <returns>Null: not an app's of this environment.</returns>
    internal static Model.Ownership? OwnerOf(StoredBucket bucket, string platform, string environment) =>
        OwnershipTags.Read(bucket.Tags, platform, environment) is { Resource: { Kind: KindName, Owner.App: not null } resource } owner
            && bucket.Name == NameFor(platform, resource.Owner, resource.Name)
            ? owner
            : null;

    /// <inheritdoc/>
    public override IEnumerable<Resource> Expand(AppScope scope) =>
        from item in scope.Spec.Backends.Buckets
        select new Resource(
            IdFor(scope.Key, item.Key),
            new BucketSpec(
                NameFor(scope.Platform.Name, scope.Key, item.Key),
                item.Value.Versioning,
                item.Value.ExpireAfterDays,
                scope.Platform.Safety.Retention,
                scope.Platform.Tags),
            scope.App.Position);

    /// <inheritdoc/>
    public override Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken) =>
        _observer.ObserveAsync(request, cancellationToken);

    /// <inheritdoc/>
    protected override Task<VerbResult> CreateAsync(ResourceId id, BucketSpec spec, VerbContext context, CancellationToken cancellationToken) =>
        ThenForget(spec.Name, _work.CreateAsync(id, spec, context, cancellationToken));

    /// <inheritdoc/>
    protected override Task<VerbResult> UpdateAsync(UpdateOf<BucketSpec, BucketState> update, VerbContext context, CancellationToken cancellationToken) =>
        ThenForget(update.Spec.Name, _work.BringAsync(update.Id, update.Spec, context, cancellationToken));

    /// <inheritdoc/>
    protected override Task<VerbResult> DeleteAsync(ResourceId id, BucketState state, VerbContext context, CancellationToken cancellationToken) =>
        ThenForget(state.Name, _work.RemoveAsync(id, state.Name, context, cancellationToken));

    private static string Days(int? days) => days?.ToString(CultureInfo.InvariantCulture) ?? Never;

    private async Task<VerbResult> ThenForget(string bucket, Task<VerbResult> work)
    {
        try
        {
            return await work;
        }
        finally
        {
            _observer.Forget(bucket);
        }
    }
}
