using Cyclops.Model;

namespace Cyclops.Controller.Store;

/// <summary>A rollout that AWS gave up. The same is not tried again until the manifest says something else.</summary>
/// <param name="Fingerprint">Of the app's effective manifest that failed.</param>
/// <param name="Message">What went wrong, as it was told then.</param>
public sealed record RememberedFailure(ResourceId Resource, string Fingerprint, string Message, CommitId Commit, DateTimeOffset At);
