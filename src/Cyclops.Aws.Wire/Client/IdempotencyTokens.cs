namespace Cyclops.Aws.Wire;

/// <summary>Tokens for members the caller left unset, as the official clients fill them.</summary>
internal static class IdempotencyTokens
{
    /// <summary>
    /// A fresh token per request object; retries of one call repeat it, as the request is marshalled once. Callers who
    /// need the same token after a restart set the member themselves.
    /// </summary>
#pragma warning disable RS0030 // The official clients do just this, and nothing that is tested or planned depends on the value.
    public static string Fresh() => Guid.NewGuid().ToString();
#pragma warning restore RS0030
}
