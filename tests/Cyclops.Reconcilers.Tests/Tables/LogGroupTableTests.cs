using Cyclops.Reconcilers.LogGroup;

namespace Cyclops.Reconcilers.Tests.Tables;

public sealed class LogGroupTableTests() : KindTableTests<LogGroupSpec, Aws.Logs.LogGroup>(LogGroupKind.KindName)
{
    protected override Aws.Logs.LogGroup Live => new("/cyclops/acme/staging/haifa", "arn", 30);

    protected override IEnumerable<TableRow<LogGroupSpec, Aws.Logs.LogGroup>> Rows =>
    [
        new("name", o => o with { Name = "another" }),
        new("retentionDays", o => o with { RetentionDays = 7 }),
        new("retentionDays", o => o with { RetentionDays = null }),
    ];
}
