namespace Cyclops.Model.Sources;

/// <summary>What is known of a commit.</summary>
/// <param name="Author">Name and address as Git has them: <c>Ada &lt;ada@example.org&gt;</c>. Untrusted text.</param>
/// <param name="Subject">First line of the message. Untrusted text.</param>
/// <param name="AllowDelete">Value of the trailer <c>Cyclops-Allow-Delete</c>; null without one or when it is no number.</param>
/// <param name="Parents">Parents, first parent first; empty for a root commit.</param>
public sealed record CommitInfo(
    CommitId Id,
    string Author,
    DateTimeOffset CommittedAt,
    string Subject,
    int? AllowDelete,
    EquatableList<CommitId> Parents);
