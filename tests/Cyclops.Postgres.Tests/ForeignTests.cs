namespace Cyclops.Postgres.Tests;

public sealed class ForeignTests(PostgresFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("f-role", "CREATE ROLE {0}", "role")]
    [InlineData("f-login", "CREATE ROLE {0}_a LOGIN", "role")]
    [InlineData("f-reader", "CREATE ROLE {0}_ro_a; COMMENT ON ROLE {0}_ro_a IS 'cyclops/acme/staging/another/main use=reader'", "role")]
    [InlineData("f-owner", "CREATE ROLE {0}; COMMENT ON ROLE {0} IS 'cyclops/acme/production/f-owner/main'", "role")]
    [InlineData("f-database", "CREATE DATABASE {0}", "database")]
    public async Task What_is_not_ours_is_told_and_not_touched(string app, string sql, string what)
    {
        var wish = PostgresFixture.Wish(app);
        foreach (var statement in sql.Split("; "))
        {
            await fixture.SuperAsync(statement.Replace("{0}", wish.Key.Name, StringComparison.Ordinal));
        }

        var recorder = new Recorder();
        await using var gateway = fixture.Gateway(recorder);
        DatabaseAnswer[] answers =
        [
            await gateway.PreviewDatabaseAsync(wish, Token), await gateway.EnsureDatabaseAsync(wish, Token),
        ];

        Assert.All(answers, answer => Assert.Equal(what, Assert.IsType<DatabaseAnswer.Foreign>(answer).What));
        Assert.Empty(recorder.Changes);
    }

    [Fact]
    public async Task A_database_that_somebody_else_owns_is_neither_locked_nor_dropped_though_its_comment_is_ours()
    {
        var wish = PostgresFixture.Wish("f-comment");
        await fixture.SuperAsync($"CREATE DATABASE {wish.Key.Name}");
        await fixture.SuperAsync($"COMMENT ON DATABASE {wish.Key.Name} IS '{wish.Key.Comment} quarantined=2026-01-01T00:00:00Z'");
        var recorder = new Recorder();
        await using var gateway = fixture.Gateway(recorder);

        foreach (var answer in new[] { await gateway.EnsureDatabaseAsync(wish, Token), await gateway.LockAsync(wish.Key, Token), await gateway.UnlockAsync(wish.Key, Token), await gateway.DropAsync(wish.Key, Token) })
        {
            Assert.Equal(new DatabaseAnswer.Foreign("database", wish.Key.Name, "its owner is postgres"), answer);
        }

        Assert.Empty(recorder.Changes);
    }

    [Fact]
    public async Task An_app_cannot_make_its_database_look_locked()
    {
        var wish = PostgresFixture.Wish("f-forged");
        await using var gateway = fixture.Gateway();
        await gateway.EnsureDatabaseAsync(wish, Token);
        await fixture.AsAsync(wish.Logins[0].Name, wish.Key.Name, $"COMMENT ON DATABASE {wish.Key.Name} IS '{wish.Key.Comment} quarantined=2026-01-01T00:00:00Z'");

        Assert.IsType<DatabaseAnswer.NotLocked>(await gateway.DropAsync(wish.Key, Token));
        Assert.IsType<DatabaseAnswer.Done>(await gateway.EnsureDatabaseAsync(wish, Token));
    }

    [Fact]
    public async Task Another_environments_things_are_not_listed()
    {
        await using var gateway = fixture.Gateway();
        var (ours, others) = (PostgresFixture.Wish("listed", "list"), PostgresFixture.Wish("listed", "list-2"));
        await gateway.EnsureDatabaseAsync(ours, Token);
        await gateway.EnsureDatabaseAsync(others, Token);
        var recorder = new Recorder();
        await using var reading = fixture.Gateway(recorder);

        var found = await reading.ListAsync("acme", "list", Token);

        Assert.Equal([ours.Key.Name], found.Databases.Select(database => database.Name));
        Assert.Equal(4, found.Roles.Count);
        Assert.Equal(3, recorder.Sent.Count);
    }
}
