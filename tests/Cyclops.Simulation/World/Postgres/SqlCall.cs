namespace Cyclops.Simulation.World.Postgres;

/// <summary>A call that changed a PostgreSQL server, with what it did to the database that it is about.</summary>
/// <param name="Before">Null: there was none.</param>
/// <param name="After">Null: there is none any more.</param>
internal sealed record SqlCall(string Operation, Thing? Before, Thing? After);
