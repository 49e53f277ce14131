using Cyclops.Postgres.Names;

namespace Cyclops.Postgres.States;

/// <summary>A database as it was found.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Owner">The role that owns it.</param>
/// <param name="Comment">
/// What the comment of its owner says, which only an administrator can write; null: it is not ours. The database's own comment says the
/// same, for people, but whoever owns a database can change it.
/// </param>
/// <param name="OwnComment">The database's own comment, as it is; null: none.</param>
/// <param name="Encoding">Its encoding, <c>UTF8</c> for ours.</param>
/// <param name="ConnectionLimit">Sessions at a time; -1: no limit; -2: its removal was broken off and it can only be removed.</param>
/// <param name="AllowsConnections">Whether anybody can connect.</param>
/// <param name="PublicMayConnect">Whether every role of the server can connect or make temporary tables.</param>
/// <param name="Bytes">Its size; null: we may not ask.</param>
public sealed record DatabaseState(
    string Name,
    string Owner,
    PostgresComment? Comment,
    string? OwnComment,
    string Encoding,
    int ConnectionLimit,
    bool AllowsConnections,
    bool PublicMayConnect,
    long? Bytes)
{
    /// <summary>Connection limit of a database whose removal was broken off.</summary>
    public const int Invalid = -2;

    /// <summary>Whether anybody can connect, which nobody can to what is half removed.</summary>
    public bool IsOpen => AllowsConnections && ConnectionLimit != Invalid;

    /// <summary>When it was put in quarantine; null: it is not.</summary>
    public string? Quarantined => Comment?.Find(PostgresComment.Quarantined);
}
