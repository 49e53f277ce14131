using Cyclops.Model;
using Cyclops.Model.Status;

namespace Cyclops.Controller.Http;

/// <summary>Status to JSON and back.</summary>
internal static class ObjectDocuments
{
    public static ObjectDocument Of(ObjectStatus status) => new(
        status.Key.Environment,
        status.Key.App,
        status.ObservedCommit?.Sha,
        [.. status.Conditions.Select(Of)],
        [.. status.Resources.Select(r => new ResourceDocument(r.Id.Kind, r.Id.Name, r.Outcome, r.Reason, r.Message))],
        [.. status.Drift],
        status.NextVisit);

    public static ObjectStatus Read(ObjectDocument document)
    {
        var key = new ObjectKey(document.Environment, document.App);
        return new(
            key,
            Commit(document.ObservedCommit),
            document.Conditions.Select(Read).ToEquatableList(),
            document.Resources.Select(r => new ResourceStatus(new(key, r.Kind, r.Name), r.Outcome, r.Reason, r.Message)).ToEquatableList(),
            document.Drift.ToEquatableList(),
            document.NextVisit);
    }

    private static ConditionDocument Of(Condition condition) => new(
        condition.Type.ToString(),
        condition.Status.ToString(),
        condition.Reason,
        condition.Message,
        condition.ObservedCommit?.Sha,
        condition.Since);

    private static Condition Read(ConditionDocument document) => new(
        Enum.Parse<ConditionType>(document.Type),
        Enum.Parse<ConditionStatus>(document.Status),
        document.Reason,
        document.Message,
        Commit(document.ObservedCommit),
        document.Since);

    private static CommitId? Commit(string? sha) => sha is null ? null : new(sha);
}
