using System.Text;
using Cyclops.Registries.Contents;

namespace Cyclops.Registries.Tests;

public sealed class TagListTests
{
    [Theory]
    [InlineData("2.11.9", "2.11.6 2.11.7 2.11.8", "2.9 2.10.8 2.11.5 2.11.6 2.11.7 2.11.8 2.12.0 latest")]
    [InlineData("2.11.9", "2.11.7 2.11.8 2.11.10", "2.11.10 2.11.11 2.11.7 2.11.8")]
    [InlineData("v1", "v1-alpine v2 v3", "latest v3 v2 v1-alpine main")]
    [InlineData("lates", "edge latest main", "main latest edge")]
    [InlineData("1", "2", "2 2")]
    [InlineData("1", "", "")]
    public void The_nearest_tags_begin_alike_and_stand_beside(string tag, string nearest, string tags) =>
        Assert.Equal(Split(nearest), TagList.Nearest(tag, Split(tags)));

    [Theory]
    [InlineData("2.9", "2.11")]
    [InlineData("2.11", "2.11.0")]
    [InlineData("2", "10")]
    [InlineData("01", "2")]
    [InlineData("01", "1")]
    [InlineData("1a", "1b")]
    [InlineData("99999999999999999999998", "99999999999999999999999")]
    public void Numbers_in_tags_count_as_numbers(string less, string more) =>
        Assert.Equal((-1, 1, 0), (Math.Sign(TagOrder.Instance.Compare(less, more)), Math.Sign(TagOrder.Instance.Compare(more, less)), TagOrder.Instance.Compare(less, less)));

    [Theory]
    [InlineData("""{"name":"a","tags":["1","2"]}""", "1 2")]
    [InlineData("""{"tags":null}""", "")]
    [InlineData("""{"tags":["1",2,null,"a b","\u001b[31m"]}""", "1")]
    public void Tags_are_read_if_they_can_be_tags(string text, string tags) => Assert.Equal(Split(tags), TagList.Read(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"tags":{}}""")]
    public void What_is_no_list_of_tags_tells_nothing(string text) => Assert.Null(TagList.Read(Encoding.UTF8.GetBytes(text)));

    private static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
