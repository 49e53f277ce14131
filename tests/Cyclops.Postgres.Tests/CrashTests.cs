using Cyclops.Postgres.Wishes;

namespace Cyclops.Postgres.Tests;

/// <summary>The process ends after each change in turn; the next one comes to the same end.</summary>
public sealed class CrashTests(PostgresFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task F90_A_database_is_made_whatever_statement_was_the_last()
    {
        await using var gateway = fixture.Gateway();
        var clean = PostgresFixture.Wish("crash-0", "crash", "citext");
        await gateway.EnsureDatabaseAsync(clean, Token);
        var expected = await StateAsync(clean);

        var crashes = await CrashEverywhereAsync("crash", (one, wish) => one.EnsureDatabaseAsync(wish, Token), async wish =>
        {
            Assert.IsType<DatabaseAnswer.Done>(await gateway.EnsureDatabaseAsync(wish, Token));
            Assert.Equal(expected, await StateAsync(wish));
            Assert.Equal(new DatabaseAnswer.Done([]), await gateway.EnsureDatabaseAsync(wish, Token));
        });

        Assert.InRange(crashes, 30, 60);
    }

    [Fact]
    public async Task A_database_that_was_made_halfway_can_be_locked_unlocked_and_removed()
    {
        await using var gateway = fixture.Gateway();
        await CrashEverywhereAsync("half", (one, wish) => one.EnsureDatabaseAsync(wish, Token), async wish =>
        {
            Assert.IsType<DatabaseAnswer.Done>(await gateway.LockAsync(wish.Key, Token));
            Assert.IsType<DatabaseAnswer.Done>(await gateway.UnlockAsync(wish.Key, Token));
            Assert.True((await gateway.ListAsync("acme", "crash", Token)).Database(wish.Key.Name)?.PublicMayConnect != true);
            Assert.IsType<DatabaseAnswer.Done>(await gateway.LockAsync(wish.Key, Token));
            Assert.IsType<DatabaseAnswer.Done>(await gateway.DropAsync(wish.Key, Token));
            Assert.Equal("", await StateAsync(wish));
        });
    }

    [Fact]
    public async Task A_database_is_removed_whatever_statement_was_the_last()
    {
        await using var gateway = fixture.Gateway();
        var crashes = await CrashEverywhereAsync(
            "drop",
            async (one, wish) =>
            {
                await one.LockAsync(wish.Key, Token);
                await one.DropAsync(wish.Key, Token);
            },
            async wish =>
            {
                Assert.IsType<DatabaseAnswer.Done>(await gateway.LockAsync(wish.Key, Token));
                Assert.IsType<DatabaseAnswer.Done>(await gateway.DropAsync(wish.Key, Token));
                Assert.Equal("", await StateAsync(wish));
            },
            async wish => Assert.IsType<DatabaseAnswer.Done>(await gateway.EnsureDatabaseAsync(wish, Token)));

        Assert.InRange(crashes, 15, 60);
    }

    [Fact]
    public async Task A_database_is_unlocked_whatever_statement_was_the_last()
    {
        await using var gateway = fixture.Gateway();
        await CrashEverywhereAsync(
            "unlock",
            (one, wish) => one.UnlockAsync(wish.Key, Token),
            async wish =>
            {
                Assert.IsType<DatabaseAnswer.Done>(await gateway.UnlockAsync(wish.Key, Token));
                Assert.Equal(new DatabaseAnswer.Done([]), await gateway.EnsureDatabaseAsync(wish, Token));
            },
            async wish =>
            {
                await gateway.EnsureDatabaseAsync(wish, Token);
                await gateway.LockAsync(wish.Key, Token);
            });
    }

    private async Task<int> CrashEverywhereAsync(
        string app,
        Func<PostgresGateway, DatabaseWish, Task> run,
        Func<DatabaseWish, Task> recover,
        Func<DatabaseWish, Task>? arrange = null)
    {
        for (var statement = 1; ; statement++)
        {
            var wish = PostgresFixture.Wish($"{app}-{statement}", "crash", "citext");
            await (arrange?.Invoke(wish) ?? Task.CompletedTask);
            var hasCrashed = await CrashesAsync(wish, statement, run);
            await recover(wish);
            if (!hasCrashed)
            {
                return statement - 1;
            }
        }
    }

    private async Task<bool> CrashesAsync(DatabaseWish wish, int statement, Func<PostgresGateway, DatabaseWish, Task> run)
    {
        await using var one = fixture.Gateway(new Recorder(statement));
        try
        {
            await run(one, wish);
            return false;
        }
        catch (CrashException)
        {
            return true;
        }
    }

    /// <summary>All that the server knows of a database and its roles, without their names; empty when there is nothing.</summary>
    private async Task<string> StateAsync(DatabaseWish wish)
    {
        var name = wish.Key.Name;
        var server = await fixture.SuperAsync(
            $"""
            SELECT concat_ws(E'\n',
                (SELECT string_agg(concat_ws('|', datname, pg_get_userbyid(datdba), datacl, datconnlimit, datallowconn, encoding, shobj_description(oid, 'pg_database')), E'\n') FROM pg_database WHERE datname = '{name}'),
                (SELECT string_agg(concat_ws('|', rolname, rolcanlogin, rolconnlimit, rolpassword IS NULL, shobj_description(oid, 'pg_authid'),
                    ARRAY(SELECT pg_get_userbyid(roleid) FROM pg_auth_members WHERE member = a.oid ORDER BY 1),
                    ARRAY(SELECT pg_get_userbyid(member) FROM pg_auth_members WHERE roleid = a.oid ORDER BY 1),
                    ARRAY(SELECT unnest(setconfig) FROM pg_db_role_setting WHERE setrole = a.oid ORDER BY 1)), E'\n' ORDER BY rolname) FROM pg_authid a WHERE starts_with(rolname, '{name}')))
            """);
        var within = (bool)(await fixture.SuperAsync($"SELECT EXISTS (SELECT FROM pg_database WHERE datname = '{name}' AND datallowconn)"))!
            ? await fixture.SuperAsync(
                """
                SELECT concat_ws(E'\n', (SELECT nspacl FROM pg_namespace WHERE nspname = 'public'), (SELECT string_agg(extname, ',' ORDER BY extname) FROM pg_extension),
                    (SELECT string_agg(concat_ws('|', defaclobjtype, defaclacl), ',' ORDER BY defaclobjtype) FROM pg_default_acl))
                """,
                name)
            : null;
        return $"{server}{within}".Replace(name, "NAME", StringComparison.Ordinal).Replace(wish.Key.Comment.App, "APP", StringComparison.Ordinal);
    }
}
