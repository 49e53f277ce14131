using Cyclops.Reconcilers.ErrorProject;
using Cyclops.Reconcilers.Retention;

namespace Cyclops.Reconcilers.Tests.Tables;

public sealed class ErrorProjectTableTests() : KindTableTests<ErrorProjectSpec, ErrorProjectState>(ErrorProjectKind.KindName)
{
    protected override ErrorProjectState Live => new(
        new("arn", Spec.SecretName, "version", PreviousVersionId: null, IsDeleted: false, new(
        [
            new(ErrorProjectState.ProjectTag, Spec.Project.ToString()),
            new(ErrorProjectState.TokenTag, Spec.Token),
            new(ErrorProjectState.AppliedTag, Spec.Project.ToString()),
            new(RetentionTags.Retention, RetentionTags.Text(Spec.Retention)),
        ])),
        ErrorProjectState.InUse);

    protected override IEnumerable<TableRow<ErrorProjectSpec, ErrorProjectState>> Rows =>
    [
        new("secret", o => o with { Secret = o.Secret with { IsDeleted = true } }),
        Tag("quarantined", RetentionTags.Quarantined, "2026-11-28T10:00:00Z"),
        Tag("project", ErrorProjectState.ProjectTag, "https://sentry.io/acme/another"),
        Tag("token", ErrorProjectState.TokenTag, "another"),
        Tag("applied", ErrorProjectState.AppliedTag, "another"),
        new("key", o => o with { Key = "off" }, o => o with { Key = null }),
        Tag("retention", RetentionTags.Retention, "1s"),
    ];

    private static TableRow<ErrorProjectSpec, ErrorProjectState> Tag(string field, string name, string value) =>
        new(field, o => o with { Secret = o.Secret with { Tags = new(o.Secret.Tags.Where(t => t.Key != name).Append(KeyValuePair.Create(name, value))) } });
}
