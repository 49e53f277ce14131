namespace Cyclops.Reconcilers.Database;

/// <summary>Where a PostgreSQL server is.</summary>
/// <param name="Host">Host name.</param>
/// <param name="Port">TCP port.</param>
/// <param name="AdminSecret">ARN of the secret with <c>username</c> and <c>password</c> of its administrator.</param>
public sealed record ServerAddress(string Host, int Port, string AdminSecret);
