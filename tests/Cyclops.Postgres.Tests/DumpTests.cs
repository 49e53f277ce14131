using System.Diagnostics;
using Cyclops.Model.Outcomes;

namespace Cyclops.Postgres.Tests;

public sealed class DumpTests(PostgresFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dump_of_a_locked_database_brings_everything_back_and_leaves_it_locked()
    {
        var wish = PostgresFixture.Wish("dumped");
        var (database, login) = (wish.Key.Name, wish.Logins[0].Name);
        await using var gateway = fixture.Gateway();
        await gateway.EnsureDatabaseAsync(wish, Token);
        await fixture.AsAsync(login, database, "CREATE TABLE datasets AS SELECT 'buses' AS name");
        await gateway.LockAsync(wish.Key, Token);

        await using var dump = await gateway.DumpAsync(wish.Key, Token);

        Assert.Equal("55000", await fixture.AdminRefusalAsync(database));
        Assert.Equal("28000", await fixture.RefusalAsync(login, database));
        Assert.Equal("buses", await RestoredAsync(dump!, "SELECT name FROM datasets"));
    }

    [Fact]
    public async Task What_is_in_use_or_gone_is_not_dumped()
    {
        var wish = PostgresFixture.Wish("in-use");
        await using var gateway = fixture.Gateway();
        await gateway.EnsureDatabaseAsync(wish, Token);

        Assert.Null(await gateway.DumpAsync(wish.Key, Token));
        Assert.Null(await gateway.DumpAsync(PostgresFixture.Wish("never-was").Key, Token));
    }

    [Fact]
    public async Task A_dump_that_fails_says_why_and_leaves_the_database_locked()
    {
        var wish = PostgresFixture.Wish("unreadable");
        await using var gateway = fixture.Gateway();
        await gateway.EnsureDatabaseAsync(wish, Token);
        await fixture.SuperAsync("CREATE TABLE mine AS SELECT 1 AS id", wish.Key.Name);
        await gateway.LockAsync(wish.Key, Token);

        var fault = await Assert.ThrowsAsync<CloudFault>(() => gateway.DumpAsync(wish.Key, Token));

        Assert.Equal("DumpFailed", fault.Code);
        Assert.Contains("mine", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(fixture.Server.Password.Reveal(), fault.Message, StringComparison.Ordinal);
        Assert.Equal("55000", await fixture.AdminRefusalAsync(wish.Key.Name));
    }

    /// <summary>What a query says in a database made of a dump.</summary>
    private async Task<object?> RestoredAsync(Stream dump, string sql)
    {
        var name = $"restored_{Guid.NewGuid():N}";
        await fixture.SuperAsync($"CREATE DATABASE {name}");
        var start = new ProcessStartInfo(Path.Combine(PostgresProcess.Programs!, "pg_restore"), ["--no-owner", "--host", "127.0.0.1", "--port", $"{fixture.Server.Port}", "--username", PostgresProcess.User, "--dbname", name])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
        start.Environment["PGPASSWORD"] = PostgresProcess.Password;
        using var restore = Process.Start(start)!;
        await dump.CopyToAsync(restore.StandardInput.BaseStream, Token);
        restore.StandardInput.Close();
        Assert.Equal("", await restore.StandardError.ReadToEndAsync(Token));
        await restore.WaitForExitAsync(Token);
        return await fixture.SuperAsync(sql, name);
    }
}
