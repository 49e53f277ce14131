using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cyclops.Postgres.Credentials;
using Cyclops.Postgres.Names;
using Cyclops.Postgres.Sessions;
using Cyclops.Postgres.Tests;
using Cyclops.Postgres.Wishes;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace Cyclops.Postgres.Tests;

/// <summary>One server for all tests. The administrator is what RDS's is: may create roles and databases, and is no superuser.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private const string Admin = "admin";
    private const string AdminPassword = "also-not-a-secret";

    private PostgresProcess? _process;

    /// <summary>The server as the administrator sees it.</summary>
    public PostgresServer Server { get; private set; } = null!;

    public ManualTime Time { get; } = new();

    /// <summary>Skips the test where there is no server.</summary>
    public static void Require() => Assert.SkipUnless(PostgresProcess.Programs is not null, PostgresProcess.Missing);

    public async ValueTask InitializeAsync()
    {
        if (PostgresProcess.Programs is null)
        {
            return;
        }

        _process = await PostgresProcess.StartAsync();
        Server = new("127.0.0.1", _process.Port, Admin, new(AdminPassword), new PostgresTls.Prefer());
        await SuperAsync($"CREATE ROLE {Admin} LOGIN CREATEROLE CREATEDB NOSUPERUSER PASSWORD '{AdminPassword}'");
    }

    public ValueTask DisposeAsync() => _process?.DisposeAsync() ?? ValueTask.CompletedTask;

    public PostgresGateway Gateway(IStatementListener? listener = null)
    {
        Require();
        return new(Server, Time, listener);
    }

    /// <summary>A wish for an app's database with two login roles and one reader.</summary>
    public static DatabaseWish Wish(string app, string environment = "staging", params string[] extensions)
    {
        var database = PostgresNames.Database("acme", environment, app, "main");
        return new(
            new(new("acme", environment, app, "main"), database, PostgresNames.Owner(database)),
            [Role(PostgresNames.Login(database, 'a')), Role(PostgresNames.Login(database, 'b'))],
            [Role(PostgresNames.Reader(database, 'a'))],
            extensions.ToEquatableList(),
            ConnectionLimit: 20);
    }

    /// <summary>The password that a role of <see cref="Wish"/> has.</summary>
    public static string PasswordOf(string role) => $"pass-of-{role}";

    public static Credential Credential(string role, string version, string password) =>
        new(version, ScramVerifier.Derive(new(password), SHA256.HashData(Encoding.UTF8.GetBytes(role)).AsSpan(0, ScramVerifier.SaltBytes)));

    /// <summary>Executes a statement as a role with a password; its first value.</summary>
    public async Task<object?> AsAsync(string role, string password, string database, string sql)
    {
        await using var connection = await ConnectAsync(role, password, database);
        return await ExecuteAsync(connection, sql);
    }

    /// <summary>Executes a statement as a role of <see cref="Wish"/>.</summary>
    public Task<object?> AsAsync(string role, string database, string sql) => AsAsync(role, PasswordOf(role), database, sql);

    /// <summary>The SQLSTATE that a statement, or connecting, fails with; null: it does not fail.</summary>
    public Task<string?> RefusalAsync(string role, string database, string sql = "SELECT 1") => RefusalAsync(() => AsAsync(role, database, sql));

    /// <summary>The same of the administrator.</summary>
    public Task<string?> AdminRefusalAsync(string database) => RefusalAsync(() => AsAsync(Admin, AdminPassword, database, "SELECT 1"));

    private static async Task<string?> RefusalAsync(Func<Task> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (PostgresException e)
        {
            return e.SqlState;
        }
    }

    /// <summary>Executes a statement as the superuser.</summary>
    public Task<object?> SuperAsync(string sql, string database = "postgres") =>
        AsAsync(PostgresProcess.User, PostgresProcess.Password, database, sql);

    public async Task<NpgsqlConnection> ConnectAsync(string role, string password, string database)
    {
        Require();
        var connection = new NpgsqlConnection(string.Create(
            CultureInfo.InvariantCulture,
            $"Host=127.0.0.1;Port={_process!.Port};Username={role};Password={password};Database={database};Pooling=false;Timeout=30"));
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    public static async Task<object?> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // The texts are the tests' own.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private static RoleWish Role(string name) =>
        new(name, Credential(name, "v1", PasswordOf(name)), ConnectionLimit: 10, StatementTimeout: TimeSpan.FromSeconds(60));
}
