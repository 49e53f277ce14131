using Cyclops.Postgres.Names;
using Cyclops.Postgres.States;

namespace Cyclops.Simulation.World.Postgres;

/// <summary>What is on a PostgreSQL server. It outlives the controller.</summary>
internal sealed class DatabaseServerState
{
    public SortedDictionary<string, DatabaseState> Databases { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, RoleState> Roles { get; } = new(StringComparer.Ordinal);

    /// <summary>Extensions by database.</summary>
    public SortedDictionary<string, EquatableList<string>> Extensions { get; } = new(StringComparer.Ordinal);

    /// <summary>Roles of a database, its owner left out.</summary>
    public IEnumerable<RoleState> RolesOf(PostgresComment comment) =>
        Roles.Values.Where(r => r.Use != PostgresRoleUse.Owner && comment.IsSame(r.Comment));
}
