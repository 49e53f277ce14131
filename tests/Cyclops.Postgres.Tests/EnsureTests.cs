using Cyclops.Postgres.Names;
using Cyclops.Postgres.Wishes;

namespace Cyclops.Postgres.Tests;

public sealed class EnsureTests(PostgresFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_is_made_with_its_roles()
    {
        var wish = PostgresFixture.Wish("made");
        await using var gateway = fixture.Gateway();

        Assert.IsType<DatabaseAnswer.Done>(await gateway.EnsureDatabaseAsync(wish, Token));

        var server = await gateway.ListAsync("acme", "staging", Token);
        var database = server.Database(wish.Key.Name)!;
        Assert.True(wish.Key.Comment.IsSame(database.Comment));
        Assert.Equal("cyclops/acme/staging/made/main", database.OwnComment);
        Assert.Equal(("UTF8", 20, true, false), (database.Encoding, database.ConnectionLimit, database.AllowsConnections, database.PublicMayConnect));
        Assert.True(database.Bytes > 0);
        var owner = server.Role(wish.Key.Owner)!;
        Assert.Equal((false, PostgresRoleUse.Owner), (owner.CanLogin, owner.Use));
        var login = server.Role(wish.Logins[0].Name)!;
        Assert.Equal((true, 10, PostgresRoleUse.Login), (login.CanLogin, login.ConnectionLimit, login.Use));
        Assert.Equal([wish.Key.Owner], login.MemberOf);
        Assert.Equal(("60000", wish.Key.Owner), (login.Settings["statement_timeout"], login.Settings["role"]));
        Assert.Equal((PostgresRoleUse.Reader, 0), (server.Role(wish.Readers[0].Name)!.Use, server.Role(wish.Readers[0].Name)!.MemberOf.Count));
        Assert.True(server.Limits.Version >= 150000 && server.Limits.MaxConnections == 100 && server.Limits.ReservedConnections >= 3);
    }

    [Fact]
    public async Task A_second_time_nothing_is_changed()
    {
        var wish = PostgresFixture.Wish("twice", "staging", "citext", "pg_trgm");
        await using (var first = fixture.Gateway())
        {
            await first.EnsureDatabaseAsync(wish, Token);
            await fixture.AsAsync(wish.Logins[0].Name, wish.Key.Name, "CREATE TABLE t (id serial PRIMARY KEY, name citext)");
        }

        var recorder = new Recorder();
        await using var gateway = fixture.Gateway(recorder);
        var answer = await gateway.EnsureDatabaseAsync(wish, Token);

        Assert.Equal(new DatabaseAnswer.Done([]), answer);
        Assert.Empty(recorder.Changes);
        Assert.Equal(7, recorder.Sent.Count);
    }

    [Fact]
    public async Task A_preview_says_what_would_be_done_and_does_nothing()
    {
        var wish = PostgresFixture.Wish("preview");
        var recorder = new Recorder();
        await using var gateway = fixture.Gateway(recorder);

        var before = Assert.IsType<DatabaseAnswer.Done>(await gateway.PreviewDatabaseAsync(wish, Token));
        Assert.Empty(recorder.Changes);
        var made = Assert.IsType<DatabaseAnswer.Done>(await gateway.EnsureDatabaseAsync(wish, Token));
        await fixture.SuperAsync($"ALTER ROLE {wish.Logins[0].Name} CONNECTION LIMIT 99");
        await fixture.SuperAsync("GRANT USAGE ON SCHEMA public TO PUBLIC", wish.Key.Name);
        var drifted = await gateway.PreviewDatabaseAsync(wish, Token);

        Assert.Equal(made.Changes.Take(before.Changes.Count), before.Changes);
        Assert.Equal(new DatabaseAnswer.Done([$"limit connections of {wish.Logins[0].Name}", "keep others out of schema public"]), drifted);
    }

    [Fact]
    public async Task An_app_logs_in_with_the_password_of_its_verifier_and_no_other()
    {
        var wish = PostgresFixture.Wish("login");
        var login = wish.Logins[0].Name;
        await using var gateway = fixture.Gateway();
        await gateway.EnsureDatabaseAsync(wish, Token);

        Assert.Equal(wish.Key.Owner, await fixture.AsAsync(login, wish.Key.Name, "SELECT current_user::text"));
        Assert.Equal("28P01", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => fixture.AsAsync(login, "another", wish.Key.Name, "SELECT 1"))).SqlState);
        Assert.StartsWith("SCRAM-SHA-256$4096:", (string)(await fixture.SuperAsync($"SELECT rolpassword FROM pg_authid WHERE rolname = '{login}'"))!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_set_when_its_version_is_another_and_left_when_none_is_given()
    {
        var wish = PostgresFixture.Wish("rotate");
        var login = wish.Logins[0];
        await using var gateway = fixture.Gateway();
        await gateway.EnsureDatabaseAsync(wish, Token);

        var same = await gateway.EnsureDatabaseAsync(With(wish, login with { Credential = PostgresFixture.Credential(login.Name, "v1", "other") }), Token);
        var none = await gateway.EnsureDatabaseAsync(With(wish, login with { Credential = null }), Token);
        var next = await gateway.EnsureDatabaseAsync(With(wish, login with { Credential = PostgresFixture.Credential(login.Name, "v2", "other") }), Token);

        Assert.Equal(new DatabaseAnswer.Done([]), same);
        Assert.Equal(new DatabaseAnswer.Done([]), none);
        Assert.Equal(new DatabaseAnswer.Done([$"set the password of {login.Name}", $"note whose role {login.Name} is"]), next);
        Assert.Equal(1, await fixture.AsAsync(login.Name, "other", wish.Key.Name, "SELECT 1"));
        Assert.Equal("v2", (await gateway.ListAsync("acme", "staging", Token)).Role(login.Name)!.Comment!.Find(PostgresComment.Credential));
    }

    [Fact]
    public async Task What_one_login_role_makes_the_other_may_change()
    {
        var wish = PostgresFixture.Wish("both");
        await using var gateway = fixture.Gateway();
        await gateway.EnsureDatabaseAsync(wish, Token);

        await fixture.AsAsync(wish.Logins[0].Name, wish.Key.Name, "CREATE TABLE t (id int)");
        await fixture.AsAsync(wish.Logins[1].Name, wish.Key.Name, "ALTER TABLE t ADD name text");
        await fixture.AsAsync(wish.Logins[1].Name, wish.Key.Name, "DROP TABLE t");
    }

    [Fact]
    public async Task What_was_changed_by_hand_is_put_right_and_nothing_else_is_said()
    {
        var wish = PostgresFixture.Wish("drift");
        var (name, login, reader) = (wish.Key.Name, wish.Logins[0].Name, wish.Readers[0].Name);
        await using var gateway = fixture.Gateway();
        await gateway.EnsureDatabaseAsync(wish, Token);
        foreach (var sql in new[]
                 {
                     $"GRANT CONNECT ON DATABASE {name} TO PUBLIC", $"COMMENT ON DATABASE {name} IS 'mine'", $"ALTER DATABASE {name} CONNECTION LIMIT 7", $"ALTER ROLE {wish.Key.Owner} LOGIN",
                     $"ALTER ROLE {login} NOLOGIN", $"REVOKE {wish.Key.Owner} FROM {login}", $"ALTER ROLE {login} RESET ALL", $"GRANT {wish.Key.Owner} TO {reader}", $"REVOKE CONNECT ON DATABASE {name} FROM {reader}",
                     $"REVOKE {login} FROM admin",
                 })
        {
            await fixture.AsAsync(fixture.Server.User, fixture.Server.Password.Reveal(), "postgres", sql);
        }

        var answer = await gateway.EnsureDatabaseAsync(wish, Token);

        Assert.Equal(
            new DatabaseAnswer.Done(
            [
                $"let nobody log in as {wish.Key.Owner}",
                $"keep others out of database {name}",
                $"note whose database {name} is",
                $"limit connections of database {name}",
                $"let {login} log in",
                $"make the administrator a member of {login}",
                $"set statement_timeout of {login}",
                $"make {login} a member of {wish.Key.Owner}",
                $"set role of {login}",
                $"end that {reader} is a member of {wish.Key.Owner}",
                $"let {reader} connect",
            ]),
            answer);
        Assert.Equal(new DatabaseAnswer.Done([]), await gateway.EnsureDatabaseAsync(wish, Token));
    }

    [Fact]
    public async Task What_an_app_sets_for_its_database_does_not_bind_us()
    {
        var wish = PostgresFixture.Wish("settings");
        var (name, login) = (wish.Key.Name, wish.Logins[0].Name);
        await using var gateway = fixture.Gateway();
        await gateway.EnsureDatabaseAsync(wish, Token);
        await using var app = await fixture.ConnectAsync(login, PostgresFixture.PasswordOf(login), name);
        foreach (var sql in new[]
                 {
                     "CREATE FUNCTION public.starts_with(text, text) RETURNS bool LANGUAGE sql AS 'SELECT 1 / 0 = 1'",
                     $"ALTER DATABASE {name} SET search_path = public, pg_catalog", $"ALTER DATABASE {name} SET role = {wish.Key.Owner}",
                     $"ALTER DATABASE {name} SET statement_timeout = 1", $"ALTER DATABASE {name} SET standard_conforming_strings = off",
                     $"ALTER DATABASE {name} SET default_transaction_read_only = on",
                 })
        {
            await PostgresFixture.ExecuteAsync(app, sql);
        }

        var answer = await gateway.EnsureDatabaseAsync(wish with { Extensions = ["citext"] }, Token);

        Assert.Equal(new DatabaseAnswer.Done(["create extension citext"]), answer);
        await fixture.SuperAsync($"ALTER DATABASE {name} RESET ALL");
        Assert.Equal("admin", await fixture.SuperAsync("SELECT pg_get_userbyid(extowner)::text FROM pg_extension WHERE extname = 'citext'", name));
    }

    [Theory]
    [InlineData("owner")]
    [InlineData("login")]
    [InlineData("extension")]
    [InlineData("key")]
    public async Task H8_What_cannot_be_a_name_or_a_value_is_refused_before_anything_is_sent(string what)
    {
        var tooLong = new string('x', 64);
        var wish = PostgresFixture.Wish("too-long");
        var recorder = new Recorder();
        await using var gateway = fixture.Gateway(recorder);

        await Assert.ThrowsAsync<ArgumentException>(() => gateway.EnsureDatabaseAsync(
            what switch
            {
                "owner" => wish with { Key = wish.Key with { Owner = tooLong } },
                "login" => wish with { Logins = [new(tooLong, null)] },
                "key" => wish with { Key = wish.Key with { Comment = wish.Key.Comment.With(PostgresComment.Quarantined, "now") } },
                _ => wish with { Extensions = [tooLong] },
            },
            Token));

        Assert.Empty(recorder.Sent);
    }

    [Fact]
    public async Task Values_of_the_comment_are_noted_and_others_stay()
    {
        var wish = PostgresFixture.Wish("noted");
        await using var gateway = fixture.Gateway();
        await gateway.EnsureDatabaseAsync(wish with { Key = wish.Key with { Comment = wish.Key.Comment.With("commit", "1").With("retention", "30d") } }, Token);

        var answer = await gateway.EnsureDatabaseAsync(wish with { Key = wish.Key with { Comment = wish.Key.Comment.With("commit", "2") } }, Token);

        Assert.Equal(new DatabaseAnswer.Done([$"note whose role {wish.Key.Owner} is", $"note whose database {wish.Key.Name} is"]), answer);
        Assert.Equal("cyclops/acme/staging/noted/main commit=2 retention=30d", (await gateway.ListAsync("acme", "staging", Token)).Database(wish.Key.Name)!.OwnComment);
    }

    [Fact]
    public async Task Extensions_are_made_where_apps_look_for_them()
    {
        var wish = PostgresFixture.Wish("extensions", "staging", "citext", "pg_trgm");
        await using var gateway = fixture.Gateway();
        await gateway.EnsureDatabaseAsync(wish, Token);

        Assert.Equal(["citext", "pg_trgm", "plpgsql"], (await gateway.ListExtensionsAsync(wish.Key.Name, Token)).Select(extension => extension.Name));
        Assert.Equal(true, await fixture.AsAsync(wish.Logins[0].Name, wish.Key.Name, "SELECT 'A'::citext = 'a'::citext"));
    }

    [Fact]
    public async Task F89_Several_at_a_time_make_it_once()
    {
        var wish = PostgresFixture.Wish("race");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OnceAsync()));

        Assert.Single(answers, answer => Assert.IsType<DatabaseAnswer.Done>(answer).Changes.Count > 0);

        async Task<DatabaseAnswer> OnceAsync()
        {
            await using var one = fixture.Gateway();
            return await one.EnsureDatabaseAsync(wish, Token);
        }
    }

    [Theory]
    [InlineData("database", "CREATE DATABASE {0}")]
    [InlineData("role", "CREATE ROLE {0}")]
    public async Task F89_Who_is_slower_than_somebody_else_looks_again(string what, string sql)
    {
        var wish = PostgresFixture.Wish($"faster-{what}");
        await using var gateway = fixture.Gateway(new Recorder(before: async statement =>
        {
            if (statement.Purpose == $"create {what} {wish.Key.Name}")
            {
                await fixture.SuperAsync(sql.Replace("{0}", wish.Key.Name, StringComparison.Ordinal));
            }
        }));

        var answer = await gateway.EnsureDatabaseAsync(wish, Token);

        Assert.Equal((what, wish.Key.Name), answer is DatabaseAnswer.Foreign foreign ? (foreign.What, foreign.Name) : default);
    }

    [Fact]
    public async Task Hostile_names_are_names_like_others()
    {
        string[] names = ["a b", "a\"b", "a'b", "a;b", "a--b", "--", "\"; drop database postgres; --", "é", "名前", "a\\b", "$1", "%s", "A", "select", new('x', 63), new('é', 31), "a\tb", "a/b", "'", "\""];
        foreach (var (i, name) in names.Index())
        {
            var comment = new PostgresComment("acme", "hostile", $"app{i}", "main");
            var wish = new DatabaseWish(new(comment, name, name), [new($"{name[..Math.Min(name.Length, 20)]} l", null)], [], []);
            await using var gateway = fixture.Gateway();

            await gateway.EnsureDatabaseAsync(wish, Token);

            var found = (await gateway.ListAsync("acme", "hostile", Token)).Databases.Single(database => comment.IsSame(database.Comment));
            Assert.Equal((name, name), (found.Name, found.Owner));
            Assert.Equal(new DatabaseAnswer.Done([]), await gateway.EnsureDatabaseAsync(wish, Token));
            await gateway.LockAsync(wish.Key, Token);
            await gateway.DropAsync(wish.Key, Token);
        }
    }

    private static DatabaseWish With(DatabaseWish wish, RoleWish login) => wish with { Logins = [login, wish.Logins[1]] };
}
