namespace Cyclops.LocalCloud.Authorization;

/// <summary>A call that was refused.</summary>
/// <param name="Caller">The access key, or the ARN of the role.</param>
/// <param name="Message">What the caller was told.</param>
public sealed record DeniedCall(DateTimeOffset At, string Caller, string Action, string Resource, string Message);
