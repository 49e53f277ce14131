using Cyclops.Model;

namespace Cyclops.Controller.Sources;

/// <summary>Why the branch is not followed for now.</summary>
/// <param name="IsPassing">Whether it says nothing of the branch itself: the remote could not be asked, and soon may be.</param>
internal sealed record SourceHold(Refusal Why, bool IsPassing, DateTimeOffset Since)
{
    private static readonly string[] PassingReasons = ["FetchFailed", "GitTimedOut"];

    public static SourceHold Of(Refusal why, DateTimeOffset since) => new(why, PassingReasons.Contains(why.Reason), since);
}
