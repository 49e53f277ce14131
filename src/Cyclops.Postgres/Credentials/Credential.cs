namespace Cyclops.Postgres.Credentials;

/// <summary>A password that a role is to have.</summary>
/// <param name="Version">
/// Which one it is: kept in the role's comment, since nobody but a superuser can read what password is set. Printable ASCII without blanks.
/// </param>
/// <param name="Verifier">What the server gets of it.</param>
public sealed record Credential(string Version, ScramVerifier Verifier);
