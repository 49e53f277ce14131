namespace Cyclops.Postgres.Tests;

public sealed class IsolationTests(PostgresFixture fixture)
{
    private const string Denied = "42501";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task H9_A_role_gets_into_its_own_database_and_no_other()
    {
        var wishes = Enumerable.Range(1, 5).Select(i => PostgresFixture.Wish($"matrix-{i}")).ToList();
        await using var gateway = fixture.Gateway();
        foreach (var wish in wishes)
        {
            await gateway.EnsureDatabaseAsync(wish, Token);
        }

        foreach (var wish in wishes)
        {
            foreach (var role in wish.Logins.Concat(wish.Readers))
            {
                foreach (var other in wishes)
                {
                    Assert.Equal(wish == other ? null : Denied, await fixture.RefusalAsync(role.Name, other.Key.Name));
                }

                // The main database lets everybody in, as PostgreSQL's default is, and is not ours to change; it holds nothing.
                Assert.Equal(Denied, await fixture.RefusalAsync(role.Name, wish.Key.Name, $"SET ROLE {wishes.First(other => other != wish).Key.Owner}"));
            }

            Assert.Equal(false, await fixture.SuperAsync($"SELECT has_database_privilege('public', '{wish.Key.Name}', 'CONNECT, TEMPORARY')"));
            Assert.Equal(false, await fixture.SuperAsync("SELECT has_schema_privilege('public', 'public', 'USAGE, CREATE')", wish.Key.Name));
        }
    }

    [Fact]
    public async Task A_reader_reads_tables_of_before_and_after_and_writes_none()
    {
        var wish = PostgresFixture.Wish("reader");
        var (database, login, reader) = (wish.Key.Name, wish.Logins[0].Name, wish.Readers[0].Name);
        await using var gateway = fixture.Gateway();
        await gateway.EnsureDatabaseAsync(wish with { Readers = [] }, Token);
        await fixture.AsAsync(login, database, "CREATE SCHEMA \"Old \"\"one\"");
        await fixture.AsAsync(login, database, "CREATE TABLE \"Old \"\"one\".\"a;b\" AS SELECT 1 AS id");
        await fixture.AsAsync(login, database, "CREATE TABLE public.before (id serial)");

        await gateway.EnsureDatabaseAsync(wish, Token);
        await fixture.AsAsync(login, database, "CREATE SCHEMA later");
        await fixture.AsAsync(login, database, "CREATE TABLE later.t AS SELECT 2 AS id");
        await fixture.AsAsync(login, database, "CREATE VIEW public.v AS SELECT 3 AS id");

        Assert.Equal(1, await fixture.AsAsync(reader, database, "SELECT id FROM \"Old \"\"one\".\"a;b\""));
        Assert.Null(await fixture.AsAsync(reader, database, "SELECT id FROM before"));
        Assert.Equal(1L, await fixture.AsAsync(reader, database, "SELECT last_value FROM before_id_seq"));
        Assert.Equal(2, await fixture.AsAsync(reader, database, "SELECT id FROM later.t"));
        Assert.Equal(3, await fixture.AsAsync(reader, database, "SELECT id FROM v"));
        await using var writing = await fixture.ConnectAsync(reader, PostgresFixture.PasswordOf(reader), database);
        await PostgresFixture.ExecuteAsync(writing, "SET default_transaction_read_only = off");
        foreach (var sql in new[] { "INSERT INTO before DEFAULT VALUES", "DELETE FROM later.t", "CREATE TABLE mine (id int)", "CREATE TABLE later.mine (id int)", "CREATE TEMPORARY TABLE mine (id int)", "DROP VIEW v", "SELECT nextval('before_id_seq')", $"SET ROLE {wish.Key.Owner}" })
        {
            Assert.Equal(Denied, (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => PostgresFixture.ExecuteAsync(writing, sql))).SqlState);
        }

        Assert.Equal(new DatabaseAnswer.Done([]), await gateway.EnsureDatabaseAsync(wish, Token));
    }

    [Fact]
    public async Task A_reader_that_is_removed_is_gone_and_a_login_role_leaves_its_tables()
    {
        var wish = PostgresFixture.Wish("removed");
        var (database, login, reader) = (wish.Key.Name, wish.Logins[0].Name, wish.Readers[0].Name);
        await using var gateway = fixture.Gateway();
        await gateway.EnsureDatabaseAsync(wish, Token);
        await fixture.AsAsync(login, database, "CREATE TABLE t AS SELECT 1 AS id");
        await fixture.SuperAsync($"ALTER TABLE public.t OWNER TO {login}", database);

        Assert.IsType<DatabaseAnswer.Done>(await gateway.RemoveRoleAsync(wish.Key, reader, Token));
        Assert.IsType<DatabaseAnswer.Done>(await gateway.RemoveRoleAsync(wish.Key, login, Token));

        Assert.Equal(1, await fixture.AsAsync(wish.Logins[1].Name, database, "SELECT id FROM t"));
        Assert.Equal(0L, await fixture.SuperAsync($"SELECT count(*) FROM pg_roles WHERE rolname IN ('{reader}', '{login}')"));
        Assert.Equal(new DatabaseAnswer.Done([]), await gateway.RemoveRoleAsync(wish.Key, reader, Token));
        Assert.IsType<DatabaseAnswer.Foreign>(await gateway.RemoveRoleAsync(wish.Key, wish.Key.Owner, Token));
    }
}
