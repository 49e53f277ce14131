using Cyclops.Model.Outcomes;
using Cyclops.Postgres.Sessions;
using Npgsql;

namespace Cyclops.Postgres.Tests;

public sealed class FaultTests(PostgresFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("08006", true)]
    [InlineData("57P03", true)]
    [InlineData("57P01", true)]
    [InlineData("53300", true)]
    [InlineData("55006", true)]
    [InlineData("55P03", true)]
    [InlineData("40001", true)]
    [InlineData("40P01", true)]
    [InlineData("57014", true)]
    [InlineData("42P04", true)]
    [InlineData("42501", false)]
    [InlineData("28P01", false)]
    [InlineData("42601", false)]
    [InlineData("0A000", false)]
    public void Some_answers_pass_by_themselves(string state, bool isTransient) =>
        Assert.Equal(isTransient, Fault(new PostgresException("no", "ERROR", "ERROR", state)).IsTransient);

    [Fact]
    public void Two_that_change_one_row_pass_by_themselves() =>
        Assert.True(Fault(new PostgresException("tuple concurrently updated", "ERROR", "ERROR", "XX000")).IsTransient);

    [Fact]
    public async Task A_wrong_password_is_told_without_it()
    {
        PostgresFixture.Require();
        await using var gateway = new PostgresGateway(fixture.Server with { Password = new("hunter2") }, fixture.Time);

        var fault = await Assert.ThrowsAsync<CloudFault>(() => gateway.ListAsync("acme", "staging", Token));

        Assert.Equal(("LoginRefused", false), (fault.Code, fault.IsTransient));
        Assert.StartsWith($"connect, database postgres of 127.0.0.1:{fixture.Server.Port}: ", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_may_come()
    {
        await using var gateway = new PostgresGateway(new("127.0.0.1", 1, "admin", new("hunter2"), new PostgresTls.Prefer()), TimeProvider.System);

        var fault = await Assert.ThrowsAsync<CloudFault>(() => gateway.ListAsync("acme", "staging", Token));

        Assert.Equal(("Unreachable", true), (fault.Code, fault.IsTransient));
        Assert.DoesNotContain("hunter2", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_whose_certificate_cannot_be_checked_is_not_talked_to()
    {
        PostgresFixture.Require();
        await using var gateway = new PostgresGateway(fixture.Server with { Tls = new PostgresTls.VerifyFull("/nowhere/rds.pem") }, fixture.Time);

        var fault = await Assert.ThrowsAsync<CloudFault>(() => gateway.ListAsync("acme", "staging", Token));

        Assert.DoesNotContain(fixture.Server.Password.Reveal(), fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_without_rights_is_told_what_it_needs_and_no_verifier()
    {
        await fixture.SuperAsync("CREATE ROLE nobody LOGIN PASSWORD 'pass-of-nobody'");
        await using var gateway = new PostgresGateway(fixture.Server with { User = "nobody", Password = new("pass-of-nobody") }, fixture.Time);

        var fault = await Assert.ThrowsAsync<CloudFault>(() => gateway.EnsureDatabaseAsync(PostgresFixture.Wish("refused"), Token));

        Assert.Equal("InsufficientPrivilege", fault.Code);
        Assert.Contains("CREATEROLE", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_failure_shows_a_password_or_verifier()
    {
        var wish = PostgresFixture.Wish("silent");
        var (login, verifier) = (wish.Logins[0].Name, wish.Logins[0].Credential!.Verifier);
        await using var gateway = fixture.Gateway();
        await gateway.EnsureDatabaseAsync(wish with { Logins = [new(login, null)] }, Token);
        await fixture.SuperAsync($"ALTER ROLE {login} SUPERUSER");

        var fault = await Assert.ThrowsAsync<CloudFault>(() => gateway.EnsureDatabaseAsync(wish, Token));

        Assert.Contains($"set the password of {login}", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(verifier.Reveal(), fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(PostgresFixture.PasswordOf(login), fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("SCRAM", fault.ToString(), StringComparison.Ordinal);
        await fixture.SuperAsync($"ALTER ROLE {login} NOSUPERUSER");
    }

    [Fact]
    public void A_verifier_that_the_server_repeats_is_covered()
    {
        var verifier = PostgresFixture.Wish("covered").Logins[0].Credential!.Verifier;
        var answer = new PostgresException($"syntax error at or near \"{verifier.Reveal()}\"", "ERROR", "ERROR", "42601");

        var fault = PostgresFaults.From(answer, Anywhere, "postgres", "set the password of a", verifier);

        Assert.Contains("\"***\"", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SCRAM", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_extension_that_the_server_has_not_is_told()
    {
        await using var gateway = fixture.Gateway();

        var fault = await Assert.ThrowsAsync<CloudFault>(() => gateway.EnsureDatabaseAsync(PostgresFixture.Wish("no-such", "staging", "no_such_extension"), Token));

        Assert.Equal(("NotSupported", false), (fault.Code, fault.IsTransient));
        Assert.StartsWith("create extension no_such_extension, database no_such_main_", fault.Message, StringComparison.Ordinal);
    }

    private static PostgresServer Anywhere => new("db.example.org", 5432, "admin", new("hunter2"), new PostgresTls.Prefer());

    private static CloudFault Fault(Exception e) => PostgresFaults.From(e, Anywhere, "postgres", "read roles");
}
