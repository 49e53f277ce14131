using System.Globalization;
using Cyclops.Testing;
using Npgsql;

namespace Cyclops.Reconcilers.Tests.Databases;

/// <summary>A real PostgreSQL server whose administrator is what RDS's is: no superuser.</summary>
public sealed class DatabaseServerFixture : IAsyncLifetime
{
    public const string Admin = "admin";
    public const string AdminPassword = "also-not-a-secret";

    private PostgresProcess? _process;

    public int Port => _process?.Port ?? 0;

    public async ValueTask InitializeAsync()
    {
        if (PostgresProcess.Programs is not null)
        {
            _process = await PostgresProcess.StartAsync();
            await SuperAsync($"CREATE ROLE {Admin} LOGIN CREATEROLE CREATEDB NOSUPERUSER PASSWORD '{AdminPassword}'");
        }
    }

    public ValueTask DisposeAsync() => _process?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Executes a statement as the superuser; its first value.</summary>
    public Task<object?> SuperAsync(string sql, string database = "postgres") =>
        AsAsync(string.Create(CultureInfo.InvariantCulture, $"postgresql://{PostgresProcess.User}:{PostgresProcess.Password}@localhost:{Port}/{database}"), sql);

    /// <summary>Executes a statement as whoever a URL names; its first value.</summary>
    public static async Task<object?> AsAsync(string url, string sql)
    {
        var uri = new Uri(url);
        var user = uri.UserInfo.Split(':');
        await using var connection = new NpgsqlConnection(string.Create(
            CultureInfo.InvariantCulture,
            $"Host={uri.Host};Port={uri.Port};Username={user[0]};Password={user[1]};Database={uri.AbsolutePath.TrimStart('/')};Pooling=false;Timeout=30"));
        await connection.OpenAsync(TestContext.Current.CancellationToken);
#pragma warning disable CA2100 // The texts are the tests' own.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The SQLSTATE that a statement, or connecting, fails with; null: it does not fail.</summary>
    public static async Task<string?> RefusalAsync(string url, string sql = "SELECT 1")
    {
        try
        {
            await AsAsync(url, sql);
            return null;
        }
        catch (PostgresException e)
        {
            return e.SqlState;
        }
    }
}
