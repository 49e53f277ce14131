using Cyclops.Registries.Tests.Support;

namespace Cyclops.Registries.Tests;

public sealed class ResolvedTagsTests
{
    private const string Image = "ghcr.io/acme/web:1";

    [Fact]
    public async Task Equal_lookups_take_one_request()
    {
        using var internet = new Internet(_ => Canned.Found());

        var found = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => internet.AskTagsAsync(Image)));

        Assert.All(found, resolution => Assert.Equal(Canned.ManifestDigest, Assert.IsType<Resolution.Resolved>(resolution).Digest));
        Assert.Single(internet.Handler.All);
    }

    [Fact]
    public async Task Equal_lookups_that_overlap_take_one_request()
    {
        using var held = new HeldRegistry();

        var lookups = Enumerable.Range(0, 50).Select(_ => held.AskAsync(Image, TestContext.Current.CancellationToken)).ToList();
        Assert.DoesNotContain(lookups, lookup => lookup.IsCompleted);
        held.Answer();
        await Task.WhenAll(lookups);

        Assert.Equal(1, held.Requests.Count);
    }

    [Fact]
    public async Task One_question_at_a_time_is_asked_of_a_registry()
    {
        using var held = new HeldRegistry();

        var lookups = Enumerable.Range(0, 10).SelectMany(n => new[] { $"ghcr.io/acme/web:{n}", $"quay.io/acme/web:{n}" })
            .Select(image => held.AskAsync(image, TestContext.Current.CancellationToken)).ToList();
        Assert.Equal(2, held.Requests.Count);
        held.Answer();
        await Task.WhenAll(lookups);

        Assert.Equal(20, held.Requests.Count);
        Assert.Equal(2, held.Requests.Most);
    }

    [Fact]
    public async Task A_missing_image_is_asked_for_again_after_15_seconds()
    {
        var isThere = false;
        using var internet = new Internet(_ => isThere ? Canned.Found() : Canned.Empty(404));
        Assert.IsType<Resolution.NotFound>(await internet.AskTagsAsync(Image));
        isThere = true;

        internet.Time.Advance(TimeSpan.FromSeconds(14));
        Assert.IsType<Resolution.NotFound>(await internet.AskTagsAsync(Image));
        internet.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<Resolution.Resolved>(await internet.AskTagsAsync(Image));
    }

    [Fact]
    public async Task A_pinned_image_is_not_looked_up()
    {
        using var internet = new Internet(_ => Canned.Empty(500));

        Assert.Equal(Internet.Digest, Assert.IsType<Resolution.Resolved>(await internet.AskTagsAsync($"ghcr.io/acme/web@{Internet.Digest}")).Digest);

        Assert.Empty(internet.Handler.All);
    }

    [Fact]
    public async Task What_one_user_sees_is_not_shown_to_another()
    {
        using var internet = new Internet(seen => seen.Authorization is null ? Canned.Empty(401, ("WWW-Authenticate", "Basic realm=\"r\"")) : Canned.Found());

        Assert.IsType<Resolution.Resolved>(await internet.AskTagsAsync(Image, Internet.Ada));

        await Assert.ThrowsAsync<CloudFault>(() => internet.AskTagsAsync(Image));
    }

    [Fact]
    public async Task A_refusal_is_not_remembered()
    {
        var isOpen = false;
        using var internet = new Internet(_ => isOpen ? Canned.Found() : Canned.Empty(403));
        await Assert.ThrowsAsync<CloudFault>(() => internet.AskTagsAsync(Image));
        isOpen = true;

        Assert.IsType<Resolution.Resolved>(await internet.AskTagsAsync(Image));
    }

    [Fact]
    public async Task A_registry_that_is_busy_is_left_alone_for_a_while()
    {
        var isBusy = true;
        using var internet = new Internet(_ => isBusy ? Canned.Empty(429, ("Retry-After", "600")) : Canned.Found());
        await Assert.ThrowsAsync<CloudFault>(() => internet.AskTagsAsync(Image));
        isBusy = false;

        var fault = await Assert.ThrowsAsync<CloudFault>(() => internet.AskTagsAsync("ghcr.io/acme/api:1"));
        Assert.Equal(("TooManyRequests", true), (fault.Code, fault.IsTransient));
        Assert.StartsWith("image ghcr.io/acme/api:1: ghcr.io was not asked, as it did not answer another question a moment ago", fault.Message, StringComparison.Ordinal);
        Assert.Single(internet.Handler.All);
        Assert.IsType<Resolution.Resolved>(await internet.AskTagsAsync("quay.io/acme/api:1"));

        internet.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.IsType<Resolution.Resolved>(await internet.AskTagsAsync("ghcr.io/acme/api:1"));
    }

    [Fact]
    public async Task An_error_of_one_image_does_not_hold_up_others()
    {
        using var internet = new Internet(seen => seen.Path.Contains("/acme/web/", StringComparison.Ordinal) ? Canned.Empty(500) : Canned.Found());
        await Assert.ThrowsAsync<CloudFault>(() => internet.AskTagsAsync(Image));

        Assert.IsType<Resolution.Resolved>(await internet.AskTagsAsync("ghcr.io/acme/api:1"));
    }

    [Fact]
    public async Task A_caller_that_gives_up_leaves_the_lookup_to_the_others()
    {
        using var held = new HeldRegistry();
        using var stop = new CancellationTokenSource();

        var first = held.AskAsync(Image, stop.Token);
        var second = held.AskAsync(Image, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        held.Answer();

        Assert.IsType<Resolution.Resolved>(await second);
        Assert.Equal(1, held.Requests.Count);
    }

    [Fact]
    public async Task A_lookup_that_nobody_waits_for_ends_and_is_begun_anew()
    {
        using var held = new HeldRegistry();
        using var stop = new CancellationTokenSource();

        var first = held.AskAsync(Image, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        held.Answer();

        Assert.IsType<Resolution.Resolved>(await held.AskAsync(Image, TestContext.Current.CancellationToken));
        Assert.Equal(2, held.Requests.Count);
    }

    [Fact]
    public async Task A_caller_that_gives_up_its_turn_holds_up_nobody()
    {
        using var held = new HeldRegistry();
        using var stop = new CancellationTokenSource();

        var first = held.AskAsync(Image, TestContext.Current.CancellationToken);
        var second = held.AskAsync("ghcr.io/acme/api:1", stop.Token);
        var third = held.AskAsync("ghcr.io/acme/db:1", TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        held.Answer();
        await Task.WhenAll(first, third);

        Assert.Equal(2, held.Requests.Count);
    }
}
