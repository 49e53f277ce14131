using Cyclops.Model;

namespace Cyclops.Engine.Guards;

/// <summary>What came of looking for the warrant of one deletion.</summary>
/// <param name="Refusal">Why it is kept; null when it may go.</param>
/// <param name="Warrant">The commit that asked for it; null when it is kept.</param>
internal readonly record struct Verdict(Refusal? Refusal, CommitId? Warrant)
{
    public Verdict(CommitId warrant)
        : this(null, warrant)
    {
    }

    public Verdict(string reason, string message)
        : this(new Refusal(reason, message), null)
    {
    }
}
