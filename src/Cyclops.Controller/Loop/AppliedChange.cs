using Cyclops.Model;

namespace Cyclops.Controller.Loop;

/// <summary>A change that was made and ought not to be planned again.</summary>
/// <param name="Signature">Verb, fields and both values.</param>
/// <param name="Settled">Whether AWS said it was done, rather than under way.</param>
/// <param name="Times">How often it was made in a row.</param>
internal sealed record AppliedChange(string Signature, CommitId Commit, bool Settled, int Times, TimeSpan At);
