using Cyclops.Model;

namespace Cyclops.Engine.Guards;

/// <summary>Something owned that is found and not wanted.</summary>
/// <param name="Commit">Where its manifest was last applied from, as the resource says, or a sibling or the store for it.</param>
/// <param name="IsSuperseded">An older generation of something that is still wanted.</param>
/// <param name="SaysItself">Whether the commit is the resource's own word; else a sibling's, which may be older or newer.</param>
/// <param name="IsByName">Whether it has no room to say it: a DNS record.</param>
/// <param name="IsExpired">Whether it only goes now after it was removed from use a good while ago, which was reviewed then.</param>
public sealed record DeletionCandidate(ResourceId Id, CommitId? Commit, bool IsSuperseded, bool SaysItself = true, bool IsByName = false, bool IsExpired = false);
