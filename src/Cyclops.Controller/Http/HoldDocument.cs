namespace Cyclops.Controller.Http;

/// <summary>Why the branch is not followed for now, as JSON has it.</summary>
internal sealed record HoldDocument(string Reason, string Message, DateTimeOffset Since);
