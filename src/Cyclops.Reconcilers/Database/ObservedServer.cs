using Cyclops.Postgres.States;

namespace Cyclops.Reconcilers.Database;

/// <summary>A server as it was found.</summary>
/// <param name="Name">Its name in the environment's manifest.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Server">What of the environment is on it.</param>
internal sealed record ObservedServer(string Name, ServerAddress Address, ServerState Server);
