using Cyclops.Aws.S3;
using Cyclops.Model;
using Cyclops.Reconcilers.Bucket;
using Cyclops.Reconcilers.Ownership;
using Cyclops.Reconcilers.Retention;

namespace Cyclops.Reconcilers.Tests.Tables;

public sealed class BucketTableTests() : KindTableTests<BucketSpec, BucketState>(BucketKind.KindName)
{
    protected override BucketState Live => new(
        Spec.Name,
        new([new(BucketState.AppliedTag, Spec.Applied), new(RetentionTags.Retention, RetentionTags.Text(Spec.Retention)), .. Spec.Tags, new(OwnershipTags.Tags, OwnershipTags.NamesOf(Spec.Tags))]),
        new("Enabled", IsPrivate: true, "AES256", ExpireAfterDays: null, KeepNoncurrentDays: 90));

    protected override IEnumerable<TableRow<BucketSpec, BucketState>> Rows =>
    [
        new("name", o => o with { Name = "another" }),
        Tag("quarantined", RetentionTags.Quarantined, "2026-11-28T10:00:00Z"),
        Setting("private", s => s with { IsPrivate = false }),
        Setting("encryption", s => s with { Encryption = "aws:kms" }),
        Setting("versioning", s => s with { Versioning = "Suspended" }),
        Setting("versioning", s => s with { Versioning = "" }),
        Setting("expireAfterDays", s => s with { ExpireAfterDays = 1 }),
        Setting("keepNoncurrentDays", s => s with { KeepNoncurrentDays = null }),
        Tag("applied", BucketState.AppliedTag, "another"),
        Tag("retention", RetentionTags.Retention, "1s"),
        new("tags", o => o with { Tags = With(o.Tags, Spec.Tags.Keys.First(), "another") }),
    ];

    private static TableRow<BucketSpec, BucketState> Setting(string field, Func<BucketSettings, BucketSettings> drift) =>
        new(field, o => o with { Settings = drift(o.Settings!) }, o => o with { Settings = null });

    private static TableRow<BucketSpec, BucketState> Tag(string field, string name, string value) => new(field, o => o with { Tags = With(o.Tags, name, value) });

    private static EquatableMap<string> With(EquatableMap<string> tags, string name, string value) =>
        new(tags.Where(t => t.Key != name).Append(KeyValuePair.Create(name, value)));
}
