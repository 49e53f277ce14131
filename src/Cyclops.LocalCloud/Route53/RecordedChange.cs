using Amazon.Route53;
using Amazon.Route53.Model;

namespace Cyclops.LocalCloud.Route53;

/// <summary>A change that was accepted; its status follows from the clock.</summary>
internal sealed record RecordedChange(string Id, DateTimeOffset SubmittedAt, DateTimeOffset InSyncAt, string? Comment)
{
    public ChangeInfo Describe(DateTimeOffset now) => Describe(submitted: now < InSyncAt);

    /// <summary>A change is always PENDING in the answer that accepts it.</summary>
    public ChangeInfo Describe(bool submitted) => new()
    {
        Id = "/change/" + Id,
        Status = submitted ? ChangeStatus.PENDING : ChangeStatus.INSYNC,
        SubmittedAt = SubmittedAt.UtcDateTime,
        Comment = Comment,
    };
}
