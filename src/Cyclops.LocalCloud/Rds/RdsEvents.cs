using Amazon.RDS;
using Amazon.RDS.Model;

namespace Cyclops.LocalCloud.Rds;

/// <summary>What happened to instances and snapshots; RDS tells of the last 14 days, of the last hour unless asked.</summary>
internal sealed class RdsEvents(RegionalState<RdsRegion> regions)
{
    private const int DefaultMinutes = 60;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    public static void Add(RdsRegion region, HeldInstance instance, DateTimeOffset at, string category, string message) =>
        Add(region, SourceType.DbInstance, instance.Id, instance.Arn, at, category, message);

    public static void Add(RdsRegion region, DBSnapshot snapshot, DateTimeOffset at, string category, string message) =>
        Add(region, SourceType.DbSnapshot, snapshot.DBSnapshotIdentifier, snapshot.DBSnapshotArn, at, category, message);

    public DescribeEventsResponse Describe(DescribeEventsRequest request, CallContext call)
    {
        if (request.SourceIdentifier is not null && request.SourceType is null)
        {
            throw RdsErrors.Combination("SourceType must be specified when SourceIdentifier is specified.");
        }

        var to = Utc(request.EndTime) ?? call.Now;
        var from = Utc(request.StartTime) ?? to.AddMinutes(-(request.Duration ?? DefaultMinutes));
        if (from < call.Now - Kept)
        {
            throw RdsErrors.Value("Events are kept for 14 days; the start time is before that.");
        }

        var found = regions[call].Events.Select((e, i) => KeyValuePair.Create(Paging.Key(i), e))
            .Where(e => e.Value.Date >= from.UtcDateTime && e.Value.Date <= to.UtcDateTime)
            .Where(e => request.SourceType is null || e.Value.SourceType == request.SourceType)
            .Where(e => request.SourceIdentifier is null || e.Value.SourceIdentifier == RdsNames.Key(request.SourceIdentifier))
            .Where(e => request.EventCategories is not { Count: > 0 } categories || e.Value.EventCategories.Exists(categories.Contains));
        var page = RdsNames.Cut(found, e => e.Key, request.Marker, request.MaxRecords);
        return new DescribeEventsResponse { Events = page.Items.ConvertAll(e => e.Value), Marker = page.Next };
    }

    private static DateTimeOffset? Utc(DateTime? time) => time is { } given ? new DateTimeOffset(given.ToUniversalTime()) : null;

    private static void Add(RdsRegion region, SourceType type, string id, string arn, DateTimeOffset at, string category, string message)
    {
        region.Events.RemoveAll(e => e.Date < (at - Kept).UtcDateTime);
        region.Events.Add(new Event { SourceIdentifier = id, SourceType = type, SourceArn = arn, Date = at.UtcDateTime, EventCategories = [category], Message = message });
    }
}
