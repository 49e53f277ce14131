using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Cyclops.Model.Outcomes;
using Npgsql;

namespace Cyclops.Postgres.Sessions;

/// <summary>
/// Opens connections to a server: a pool of two for reading in its main database; for all else one at a time and unpooled, so that none
/// of ours lies idle in an app's database.
/// </summary>
internal sealed class PostgresConnections(PostgresServer server, IStatementListener? listener) : IAsyncDisposable
{
    private const int PoolSize = 2;

    /// <summary>Seconds.</summary>
    private const int ConnectTimeout = 10;

    /// <summary>Seconds; then the server is told to give the statement up.</summary>
    private const int CommandTimeout = 30;

    /// <summary>
    /// Nothing of an app's database may stand in for what is PostgreSQL's, none of the settings it has made for its database is ours,
    /// and nobody's lock holds us up for long.
    /// </summary>
    private const string Options =
        "-c search_path=pg_catalog -c role=none -c default_transaction_read_only=off -c standard_conforming_strings=on "
        + "-c client_min_messages=warning -c lock_timeout=10s -c statement_timeout=30s";

    private readonly NpgsqlDataSource _main = Source(server, server.Database, isPooled: true);

    public PostgresServer Server => server;

    /// <summary>Connects to the main database to read.</summary>
    public Task<PostgresSession> OpenAsync(CancellationToken cancellationToken) =>
        OpenAsync(server.Database, _main, own: null, cancellationToken);

    /// <summary>
    /// Connects to the main database to change what belongs to one of an app, when nobody else of us does. The connection is not one of
    /// the pool, which would keep what the session holds.
    /// </summary>
    /// <exception cref="CloudFault">Among others: somebody else is at it for long (<c>LockNotAvailable</c>).</exception>
    public async Task<PostgresSession> OpenToChangeAsync(string database, CancellationToken cancellationToken)
    {
        var session = await OpenAsync(server.Database, cancellationToken);
        try
        {
            var key = BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"cyclops/{database}")));
            await session.QueryAsync($"wait for others at database {database}", "SELECT true FROM pg_advisory_lock($1)", row => row.GetBoolean(0), cancellationToken, key);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connects to a database.</summary>
    /// <exception cref="CloudFault">The server refused or could not be reached.</exception>
    public async Task<PostgresSession> OpenAsync(string database, CancellationToken cancellationToken)
    {
        var source = Source(server, database, isPooled: false);
        try
        {
            return await OpenAsync(database, source, source, cancellationToken);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _main.DisposeAsync();

    private async Task<PostgresSession> OpenAsync(string database, NpgsqlDataSource source, NpgsqlDataSource? own, CancellationToken cancellationToken)
    {
        try
        {
            return new(server, database, await source.OpenConnectionAsync(cancellationToken), own, listener);
        }
        catch (Exception e) when (PostgresFaults.IsFault(e, cancellationToken))
        {
            throw PostgresFaults.From(e, server, database, "connect");
        }
    }

    private static NpgsqlDataSource Source(PostgresServer server, string database, bool isPooled)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = server.Host,
            Port = server.Port,
            Database = database,
            Username = server.User,
            ApplicationName = "cyclops",
            Timeout = ConnectTimeout,
            CommandTimeout = CommandTimeout,
            Pooling = isPooled,
            MaxPoolSize = PoolSize,
            Options = Options,
        };
        (settings.SslMode, settings.RootCertificate) = server.Tls switch
        {
            PostgresTls.VerifyFull verified => (SslMode.VerifyFull, verified.CaFile),
            PostgresTls.Require => (SslMode.Require, null),
            _ => (SslMode.Prefer, null),
        };
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        // Beside the connection string, which would show it.
        builder.UsePasswordProvider(_ => server.Password.Reveal(), (_, _) => ValueTask.FromResult(server.Password.Reveal()));
        if (server.Tls is PostgresTls.VerifyFull { CaFile: null })
        {
            builder.UseRootCertificatesCallback(RdsAuthorities.Read);
        }

        // An app's database may have any number of types, and we read none of them.
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        return builder.Build();
    }
}
