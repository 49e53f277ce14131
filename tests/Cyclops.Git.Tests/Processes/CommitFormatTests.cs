namespace Cyclops.Git.Tests.Processes;

public sealed class CommitFormatTests
{
    [Theory]
    [InlineData("Cyclops-Allow-Delete: 4", 4)]
    [InlineData("cyclops-allow-delete: 4", 4)]
    [InlineData("Signed-off-by: Ada <ada@example.org>\nCyclops-Allow-Delete: 12", 12)]
    [InlineData("Cyclops-Allow-Delete: 0", 0)]
    [InlineData("Cyclops-Allow-Delete: 9\nCyclops-Allow-Delete: 3", 3)]
    [InlineData("Cyclops-Allow-Delete: 3\nCyclops-Allow-Delete: all", null)]
    [InlineData("Cyclops-Allow-Delete: -1", null)]
    [InlineData("Cyclops-Allow-Delete: 4.5", null)]
    [InlineData("Cyclops-Allow-Delete: 99999999999", null)]
    [InlineData("Cyclops-Allow-Delete: all", null)]
    [InlineData("Cyclops-Allow-Delete:", null)]
    [InlineData("Cyclops-Allow-Delete-Not: 4", null)]
    [InlineData("please Cyclops-Allow-Delete: 4 of them", null)]
    [InlineData("Cyclops-Allow-Delete: 4\n\na last paragraph", null)]
    public async Task The_trailer_says_how_many_may_be_deleted(string end, int? expected)
    {
        using var fixture = new MirrorFixture();
        fixture.Remote.Commit($"subject\n\n{end}");

        Assert.Equal(expected, (await fixture.Mirror().FetchAsync(MirrorFixture.Token)).AllowDelete);
    }

    [Theory]
    [InlineData("0 +0000", 0)]
    [InlineData("253402300799 +0000", 253402300799)]
    [InlineData("999999999999999 +0000", 0)]
    public void Any_date_is_survived(string date, long expected)
    {
        var seconds = date.Split(' ')[0];
        var line = $"{new string('a', 40)}\0\0{seconds}\0Ada <a@b>\0subject\0";

        var commit = Assert.Single(Git.Processes.CommitFormat.Parse(line + "\n"));

        Assert.Equal(expected, commit.CommittedAt.ToUnixTimeSeconds());
        Assert.Empty(commit.Parents);
    }
}
