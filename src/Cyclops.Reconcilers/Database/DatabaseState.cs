using Cyclops.Model;
using Cyclops.Postgres.Names;

namespace Cyclops.Reconcilers.Database;

/// <summary>A database of an app as found.</summary>
/// <param name="Server">Name of the server in the environment's manifest.</param>
/// <param name="Address">Where that is.</param>
/// <param name="Database">The database; null: its owner is there and it is not, as after a creation that broke off.</param>
/// <param name="OwnerComment">What the comment of its owner says.</param>
/// <param name="Roles">Its other roles, in order of their names.</param>
/// <param name="Extensions">Those of the wanted extensions that it has; null: not asked for.</param>
/// <param name="IsAsApplied">
/// Whether its server could not be asked, and its secret says that it was left just as it is wanted: then there is nothing else here.
/// </param>
public sealed record DatabaseState(
    string Server,
    ServerAddress Address,
    Postgres.States.DatabaseState? Database,
    PostgresComment OwnerComment,
    EquatableList<Postgres.States.RoleState> Roles,
    EquatableList<string>? Extensions,
    bool IsAsApplied = false)
{
    /// <summary>Key of where its manifest was last applied from, in the comment of its owner.</summary>
    public const string CommitKey = "commit";

    /// <summary>Key of how long it is kept, in the comment of its owner.</summary>
    public const string RetentionKey = "retention";

    /// <summary>Since when nobody asks for it; null: somebody does.</summary>
    public string? Quarantined => OwnerComment.Find(PostgresComment.Quarantined);

    /// <summary>How long it is kept; null: it does not say.</summary>
    public string? Retention => OwnerComment.Find(RetentionKey);

    /// <summary>Its login roles.</summary>
    public IEnumerable<Postgres.States.RoleState> Logins => Roles.Where(r => r.Use == PostgresRoleUse.Login);

    /// <summary>Its roles that only read.</summary>
    public IEnumerable<Postgres.States.RoleState> Readers => Roles.Where(r => r.Use == PostgresRoleUse.Reader);

    /// <summary>
    /// The version of the secret that its login roles have passwords of: the one that is asked for where one of them has it, else all there are.
    /// </summary>
    public string CredentialFor(string? version) => Credential(Logins, version);

    /// <summary>The same of the roles that only read; empty: there is none.</summary>
    public string ReaderCredentialFor(string? version) => Credential(Readers, version);

    private static string Credential(IEnumerable<Postgres.States.RoleState> roles, string? version)
    {
        var versions = roles.Select(r => r.Comment?.Find(PostgresComment.Credential)).OfType<string>().ToList();
        return version is not null && versions.Contains(version, StringComparer.Ordinal) ? version : string.Join(' ', versions);
    }
}
