using Cyclops.Model;

namespace Cyclops.Controller.Sources;

/// <summary>The head that was accepted last, as the store keeps it.</summary>
/// <param name="TreeId">Git's object name of the manifests folder there.</param>
/// <param name="Roots">Root commits behind it: the identity of the repository.</param>
public sealed record AcceptedHead(CommitId Commit, string TreeId, EquatableList<CommitId> Roots);
