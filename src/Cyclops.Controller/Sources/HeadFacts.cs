using Cyclops.Model;

namespace Cyclops.Controller.Sources;

/// <summary>What is known of a head that was read in full.</summary>
/// <param name="TreeId">Git's object name of the manifests folder there.</param>
/// <param name="Roots">Root commits behind it.</param>
/// <param name="Descends">Whether the head that was accepted last is it or among its ancestors.</param>
internal sealed record HeadFacts(CommitId Commit, string TreeId, EquatableList<CommitId> Roots, bool Descends);
