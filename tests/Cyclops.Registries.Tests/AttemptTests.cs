using Cyclops.Http;
using Cyclops.Registries.Tests.Support;

namespace Cyclops.Registries.Tests;

/// <summary>Registries that are busy, slow or gone.</summary>
public sealed class AttemptTests
{
    private const string Image = "acme/web:1";

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_busy_registry_is_asked_again(int status)
    {
        var count = 0;
        using var internet = new Internet(_ => ++count < 3 ? Canned.Empty(status) : Canned.Found());

        Assert.Equal(Canned.ManifestDigest, await internet.DigestAsync(Image));

        Assert.Equal(2, internet.Time.Waits.Count);
        Assert.InRange(internet.Time.Waits[0], TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(0.5));
        Assert.InRange(internet.Time.Waits[1], TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_registry_that_stays_busy_is_a_transient_fault()
    {
        using var internet = new Internet(_ => Canned.Empty(502));

        var fault = await internet.FaultAsync(Image);

        Assert.Equal(("ServerError", true), (fault.Code, fault.IsTransient));
        Assert.Equal(
            "image acme/web:1: registry-1.docker.io answered HTTP 502 (3 of 3 attempts); whether the image is there is not known. It is tried again",
            fault.Message);
        Assert.Equal(3, internet.Handler.All.Count);
    }

    [Fact]
    public async Task A_wait_that_the_registry_asks_for_is_kept()
    {
        var count = 0;
        using var internet = new Internet(_ => ++count == 1 ? Canned.Empty(429, ("Retry-After", "30")) : Canned.Found());

        await internet.DigestAsync(Image);

        Assert.Equal([TimeSpan.FromSeconds(30)], internet.Time.Waits);
    }

    [Fact]
    public async Task A_wait_until_an_hour_of_day_is_kept()
    {
        var count = 0;
        using var internet = new Internet(_ => ++count == 1 ? Canned.Empty(503, ("Retry-After", "Thu, 01 Jan 2026 00:00:20 GMT")) : Canned.Found());

        await internet.DigestAsync(Image);

        Assert.Equal([TimeSpan.FromSeconds(20)], internet.Time.Waits);
    }

    [Fact]
    public async Task A_longer_wait_is_left_to_the_next_pass()
    {
        using var internet = new Internet(_ => Canned.Empty(429, ("Retry-After", "3600")));

        var fault = await internet.FaultAsync(Image);

        Assert.Equal(("TooManyRequests", true), (fault.Code, fault.IsTransient));
        Assert.Contains("wants to be left alone for 3600 s", fault.Message, StringComparison.Ordinal);
        Assert.Contains("credentials of a registry's user have a higher limit", fault.Message, StringComparison.Ordinal);
        Assert.Empty(internet.Time.Waits);
    }

    [Fact]
    public async Task A_registry_that_does_not_answer_is_given_up_three_times()
    {
        using var asked = new SemaphoreSlim(0);
        using var internet = new Internet(_ =>
        {
            asked.Release();
            return null;
        });

        var lookup = internet.FaultAsync(Image);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await asked.WaitAsync(TestContext.Current.CancellationToken);
            internet.Time.Advance(BoundedHttp.RequestTimeout);
        }

        var fault = await lookup;
        Assert.Equal(("Unreachable", true), (fault.Code, fault.IsTransient));
        Assert.Contains("registry-1.docker.io could not be reached in 3 attempts (no answer within 10 s)", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_no_fault_of_the_registry()
    {
        using var stop = new CancellationTokenSource();
        using var internet = new Internet(_ =>
        {
            stop.Cancel();
            return null;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => internet.Client.ResolveAsync(ImageReference.Parse(Image), null, stop.Token));

        Assert.Single(internet.Handler.All);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    public async Task Tags_that_are_not_told_take_nothing_from_a_missing_image(int status)
    {
        using var internet = new Internet(seen => Canned.Empty(seen.IsForTags ? status : 404));

        Assert.Empty(Assert.IsType<Resolution.NotFound>(await internet.ResolveAsync(Image)).Nearest);

        Assert.Single(internet.Handler.All, seen => seen.IsForTags);
        Assert.Empty(internet.Time.Waits);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(302)]
    [InlineData(204)]
    public async Task An_answer_that_means_nothing_is_neither_found_nor_missing(int status)
    {
        using var internet = new Internet(_ => Canned.Empty(status));

        var fault = await internet.FaultAsync(Image);

        Assert.Equal(("UnexpectedStatus", false), (fault.Code, fault.IsTransient));
    }
}
