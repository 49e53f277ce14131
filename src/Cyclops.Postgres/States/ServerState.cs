namespace Cyclops.Postgres.States;

/// <summary>What is on a server.</summary>
/// <param name="Limits">What the server as a whole allows.</param>
/// <param name="Databases">Databases in order of their names.</param>
/// <param name="Roles">Roles in order of their names.</param>
public sealed record ServerState(ServerLimits Limits, EquatableList<DatabaseState> Databases, EquatableList<RoleState> Roles)
{
    /// <summary>A database by its name; null when there is none.</summary>
    public DatabaseState? Database(string name) => Databases.FirstOrDefault(database => database.Name == name);

    /// <summary>A role by its name; null when there is none.</summary>
    public RoleState? Role(string name) => Roles.FirstOrDefault(role => role.Name == name);
}
