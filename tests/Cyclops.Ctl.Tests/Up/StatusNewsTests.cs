using System.Text.Json;
using Cyclops.Ctl.Status;
using Cyclops.Ctl.Tests.Status;
using Cyclops.Ctl.Up;

namespace Cyclops.Ctl.Tests.Up;

public sealed class StatusNewsTests
{
    private static readonly StatusDocument First = JsonSerializer.Deserialize(StatusText.Json, StatusJson.Default.StatusDocument)!;

    private readonly StatusNews _news = new();

    [Fact]
    public void Everything_is_news_once()
    {
        Assert.Equal(["commit 0123456 is followed", "staging  ready", "staging/haifa  ready", "staging/jaffa  waits\e[31m for environment stack"], Lines(First));
        Assert.Empty(Lines(First));
    }

    [Fact]
    public void An_app_that_is_gone_was_removed()
    {
        Lines(First);

        Assert.Equal(["staging/jaffa  removed"], Lines(First with { Apps = [First.Apps[0]] }));
    }

    [Fact]
    public void A_hold_is_told_when_it_begins_and_when_it_ends()
    {
        Lines(First);
        var held = First with { Source = First.Source with { Hold = new("HistoryRewritten", "the branch was moved", default) } };

        Assert.Equal(["held: HistoryRewritten: the branch was moved"], Lines(held));
        Assert.Equal(["the repository is followed again"], Lines(First));
    }

    private List<string> Lines(StatusDocument status) => [.. _news.Since(status).Select(pieces => string.Concat(pieces.Select(p => p.Text)))];
}
