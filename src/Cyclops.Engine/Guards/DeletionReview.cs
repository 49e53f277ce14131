using Cyclops.Model;

namespace Cyclops.Engine.Guards;

/// <summary>What came of looking for a warrant for each deletion. What was not reviewed is not deleted.</summary>
/// <param name="verdicts">By resource: null is allowed.</param>
public sealed class DeletionReview(IEnumerable<KeyValuePair<ResourceId, Refusal?>> verdicts)
{
    private static readonly Refusal NotReviewed = new(
        "NoWarrant",
        "no commit was found that once had this in a manifest and no longer has; it is kept until one is");

    private readonly Dictionary<ResourceId, Refusal?> _verdicts = new(verdicts);

    /// <summary>Nothing was reviewed, so nothing is deleted.</summary>
    public static DeletionReview None { get; } = new([]);

    /// <summary>All are kept: what the branch says by now is not known.</summary>
    public static DeletionReview Refused(IEnumerable<DeletionCandidate> candidates, Refusal hold)
    {
        var refusal = new Refusal("SourceHeld", $"nothing is deleted while the branch is not followed ({hold.Reason}): {hold.Message}");
        return new(candidates.Select(c => KeyValuePair.Create(c.Id, (Refusal?)refusal)));
    }

    /// <summary>Why a resource is kept; null when it may go.</summary>
    public Refusal? RefusalOf(ResourceId id) => _verdicts.TryGetValue(id, out var refusal) ? refusal : NotReviewed;
}
