namespace Cyclops.Postgres.States;

/// <summary>What a server as a whole allows.</summary>
/// <param name="Version">As <c>server_version_num</c>: 150004 is 15.4.</param>
/// <param name="MaxConnections">Sessions at a time.</param>
/// <param name="ReservedConnections">Those of them that only superusers, and from version 16 on roles with a right to them, can have.</param>
public sealed record ServerLimits(int Version, int MaxConnections, int ReservedConnections);
