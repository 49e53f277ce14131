namespace Cyclops.Aws.Wire;

/// <summary>
/// Makes an idempotency token for a member the caller left unset. Null in the codecs means: leave it unset,
/// which is what a server encoding a response wants.
/// </summary>
public delegate string TokenSource();
