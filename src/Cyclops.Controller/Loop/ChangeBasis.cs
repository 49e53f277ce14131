using Cyclops.Model;

namespace Cyclops.Controller.Loop;

/// <summary>What a change follows from.</summary>
/// <param name="Fingerprint">Of the effective manifest of the app or environment, and of what the app looks up: two rollouts of one are the same rollout.</param>
internal readonly record struct ChangeBasis(CommitId Commit, string Fingerprint);
