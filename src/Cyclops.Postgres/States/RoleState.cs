using Cyclops.Postgres.Names;

namespace Cyclops.Postgres.States;

/// <summary>A role as it was found.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Comment">Whose it is; null: not ours.</param>
/// <param name="CanLogin">Whether anybody can log in as it.</param>
/// <param name="ConnectionLimit">Its sessions at a time; -1: no limit.</param>
/// <param name="ValidUntil">When its password ends; null: never.</param>
/// <param name="MemberOf">Roles that it is a member of, in order.</param>
/// <param name="Settings">What its sessions begin with, in all databases.</param>
/// <param name="IsUsable">Whether we have its rights: else we can neither give away what it owns nor end its sessions.</param>
public sealed record RoleState(
    string Name,
    PostgresComment? Comment,
    bool CanLogin,
    int ConnectionLimit,
    DateTimeOffset? ValidUntil,
    EquatableList<string> MemberOf,
    EquatableMap<string> Settings,
    bool IsUsable)
{
    /// <summary>What it is for; null: it does not say.</summary>
    public PostgresRoleUse? Use =>
        Enum.TryParse<PostgresRoleUse>(Comment?.Find(PostgresComment.Use), ignoreCase: true, out var use) ? use : null;
}
