namespace Cyclops.Model;

/// <summary>What a resource in AWS says of itself in its tags.</summary>
/// <param name="Resource">The resource it stands for.</param>
/// <param name="Commit">Where its manifest was last applied from; null when the service has no room for it.</param>
public sealed record Ownership(ResourceId Resource, CommitId? Commit);
