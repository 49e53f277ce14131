namespace Cyclops.Ctl.Status;

/// <summary>Why the branch is not followed for now.</summary>
internal sealed record HoldDocument(string Reason, string Message, DateTimeOffset Since);
