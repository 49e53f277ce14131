using Cyclops.Model.Outcomes;
using Cyclops.Postgres.States;
using Cyclops.Postgres.Wishes;

namespace Cyclops.Postgres;

/// <summary>
/// A PostgreSQL server in our records. Every verb may be run again after a crash at any moment and comes to the same end; what is so
/// already is not said again. All of them throw <see cref="CloudFault"/> when the server refuses, fails or cannot be reached.
/// </summary>
public interface IPostgresGateway : IAsyncDisposable
{
    /// <summary>All databases and roles of an environment, in three queries for a whole server.</summary>
    /// <exception cref="CloudFault">The listing could not be read in full.</exception>
    Task<ServerState> ListAsync(string platform, string environment, CancellationToken cancellationToken);

    /// <summary>The extensions of a database. Takes a connection of its own.</summary>
    Task<EquatableList<ExtensionState>> ListExtensionsAsync(string database, CancellationToken cancellationToken);

    /// <summary>
    /// What <see cref="EnsureDatabaseAsync"/> would change, changing nothing. Of a database that is not there, or not open, what would be
    /// changed within it cannot be told.
    /// </summary>
    Task<DatabaseAnswer> PreviewDatabaseAsync(DatabaseWish wish, CancellationToken cancellationToken);

    /// <summary>Makes a database with its roles, or what is missing of it. Takes nothing away.</summary>
    /// <exception cref="ArgumentException">A name is none: nothing was sent.</exception>
    Task<DatabaseAnswer> EnsureDatabaseAsync(DatabaseWish wish, CancellationToken cancellationToken);

    /// <summary>Removes a login role or reader of a database; what it owns there becomes the owner's.</summary>
    Task<DatabaseAnswer> RemoveRoleAsync(DatabaseKey key, string role, CancellationToken cancellationToken);

    /// <summary>Puts a database in quarantine: nobody can log in or connect, sessions end, everything stays.</summary>
    Task<DatabaseAnswer> LockAsync(DatabaseKey key, CancellationToken cancellationToken);

    /// <summary>Takes a database out of quarantine.</summary>
    Task<DatabaseAnswer> UnlockAsync(DatabaseKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Dumps a database that is in quarantine, in pg_dump's custom format. Meanwhile the administrator is let in, and nobody else. Takes as long
    /// as the database is large.
    /// </summary>
    /// <returns>The dump, to be disposed of; null: there is no database of ours in quarantine.</returns>
    /// <exception cref="CloudFault">Among others: <c>pg_dump</c> is not installed or too old for the server.</exception>
    Task<Stream?> DumpAsync(DatabaseKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Removes a database that is in quarantine, with its roles: the owner last, whose comment proves that the rest may go. What its
    /// roles own in other databases becomes the administrator's.
    /// </summary>
    Task<DatabaseAnswer> DropAsync(DatabaseKey key, CancellationToken cancellationToken);
}
