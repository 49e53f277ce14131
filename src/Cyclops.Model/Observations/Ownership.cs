namespace Cyclops.Model;

/// <summary>What a resource in AWS says of itself in its tags, or by its name where there are none.</summary>
/// <param name="Resource">The resource it stands for.</param>
/// <param name="Commit">Where its manifest was last applied from; null when it does not say.</param>
/// <param name="IsByName">Whether the service has no room for tags: what it is says its name alone.</param>
public sealed record Ownership(ResourceId Resource, CommitId? Commit, bool IsByName = false);
