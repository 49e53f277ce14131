using Npgsql;

namespace Cyclops.Postgres.Tests;

public sealed class LockTests(PostgresFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_locked_database_lets_nobody_in_and_keeps_everything()
    {
        var wish = PostgresFixture.Wish("locked");
        var (database, login) = (wish.Key.Name, wish.Logins[0].Name);
        await using var gateway = fixture.Gateway();
        await gateway.EnsureDatabaseAsync(wish, Token);
        await fixture.AsAsync(login, database, "CREATE TABLE t AS SELECT 1 AS id");
        await using var open = await fixture.ConnectAsync(login, PostgresFixture.PasswordOf(login), database);

        Assert.IsType<DatabaseAnswer.Done>(await gateway.LockAsync(wish.Key, Token));

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => PostgresFixture.ExecuteAsync(open, "SELECT 1"));
        Assert.Equal("28000", await fixture.RefusalAsync(login, database));
        Assert.Equal("2026-01-01T00:00:00Z", (await gateway.ListAsync("acme", "staging", Token)).Database(database)!.Quarantined);
        Assert.Equal(new DatabaseAnswer.Locked("2026-01-01T00:00:00Z"), await gateway.EnsureDatabaseAsync(wish, Token));
        Assert.Equal(new DatabaseAnswer.Locked("2026-01-01T00:00:00Z"), await gateway.RemoveRoleAsync(wish.Key, login, Token));
        Assert.Equal(new DatabaseAnswer.Done([]), await gateway.LockAsync(wish.Key, Token));

        Assert.IsType<DatabaseAnswer.Done>(await gateway.UnlockAsync(wish.Key, Token));

        Assert.Equal(1, await fixture.AsAsync(login, database, "SELECT id FROM t"));
        Assert.Equal("28P01", await fixture.RefusalAsync(wish.Key.Owner, database));
        Assert.Equal(new DatabaseAnswer.Done([]), await gateway.UnlockAsync(wish.Key, Token));
        Assert.Equal(new DatabaseAnswer.Done([]), await gateway.EnsureDatabaseAsync(wish, Token));
    }

    [Fact]
    public async Task What_is_not_locked_is_not_dropped()
    {
        var wish = PostgresFixture.Wish("kept");
        await using var gateway = fixture.Gateway();
        await gateway.EnsureDatabaseAsync(wish, Token);

        Assert.Equal(new DatabaseAnswer.NotLocked(), await gateway.DropAsync(wish.Key, Token));
        Assert.Equal(1, await fixture.AsAsync(wish.Logins[0].Name, wish.Key.Name, "SELECT 1"));
    }

    [Fact]
    public async Task F87_Open_sessions_do_not_keep_a_database()
    {
        var wish = PostgresFixture.Wish("sessions");
        await using var gateway = fixture.Gateway();
        await gateway.EnsureDatabaseAsync(wish, Token);
        await gateway.LockAsync(wish.Key, Token);
        await fixture.SuperAsync($"ALTER DATABASE {wish.Key.Name} ALLOW_CONNECTIONS true");
        await fixture.SuperAsync($"ALTER ROLE {wish.Logins[0].Name} LOGIN");
        await using var open = await fixture.ConnectAsync(wish.Logins[0].Name, PostgresFixture.PasswordOf(wish.Logins[0].Name), wish.Key.Name);

        Assert.IsType<DatabaseAnswer.Done>(await gateway.DropAsync(wish.Key, Token));

        await AssertGoneAsync(wish.Key.Name);
        Assert.Equal(new DatabaseAnswer.Done([]), await gateway.DropAsync(wish.Key, Token));
    }

    [Fact]
    public async Task F88_What_a_role_owns_or_may_in_another_database_does_not_keep_it()
    {
        var wish = PostgresFixture.Wish("elsewhere");
        var other = PostgresFixture.Wish("elsewhere-2");
        await using var gateway = fixture.Gateway();
        await gateway.EnsureDatabaseAsync(wish, Token);
        await gateway.EnsureDatabaseAsync(other, Token);
        var login = wish.Logins[0].Name;
        await fixture.SuperAsync("CREATE TABLE public.theirs AS SELECT 7 AS id", other.Key.Name);
        await fixture.SuperAsync($"ALTER TABLE public.theirs OWNER TO {login}", other.Key.Name);
        await fixture.SuperAsync($"GRANT CONNECT ON DATABASE {other.Key.Name} TO {wish.Key.Owner}");
        await fixture.SuperAsync($"CREATE TABLE public.in_main_{wish.Key.Name} (id int)");
        await fixture.SuperAsync($"ALTER TABLE public.in_main_{wish.Key.Name} OWNER TO {wish.Key.Owner}");
        await gateway.LockAsync(wish.Key, Token);

        Assert.IsType<DatabaseAnswer.Done>(await gateway.DropAsync(wish.Key, Token));

        await AssertGoneAsync(wish.Key.Name);
        Assert.Equal("admin", await fixture.SuperAsync("SELECT pg_get_userbyid(relowner)::text FROM pg_class WHERE relname = 'theirs'", other.Key.Name));
        Assert.Equal(7, await fixture.SuperAsync("SELECT id FROM public.theirs", other.Key.Name));
    }

    [Fact]
    public async Task A_removal_that_was_broken_off_is_finished()
    {
        var wish = PostgresFixture.Wish("invalid");
        await using var gateway = fixture.Gateway();
        await gateway.EnsureDatabaseAsync(wish, Token);
        await gateway.LockAsync(wish.Key, Token);
        await fixture.SuperAsync($"UPDATE pg_database SET datconnlimit = {States.DatabaseState.Invalid} WHERE datname = '{wish.Key.Name}'");

        Assert.IsType<DatabaseAnswer.Done>(await gateway.LockAsync(wish.Key, Token));
        Assert.IsType<DatabaseAnswer.Done>(await gateway.DropAsync(wish.Key, Token));

        await AssertGoneAsync(wish.Key.Name);
    }

    private async Task AssertGoneAsync(string name) => Assert.Equal(
        0L,
        await fixture.SuperAsync($"SELECT (SELECT count(*) FROM pg_database WHERE datname = '{name}') + (SELECT count(*) FROM pg_roles WHERE starts_with(rolname, '{name}'))"));
}
