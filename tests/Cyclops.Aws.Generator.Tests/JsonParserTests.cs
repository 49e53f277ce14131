namespace Cyclops.Aws.Generator.Tests;

public sealed class JsonParserTests
{
    [Fact]
    public void All_kinds_of_values_are_read_in_order()
    {
        var root = JsonParser.Parse(""" {"z":1.5,"a":[true,null,"\u0041\n\"\\"],"o":{},"l":[]} """);

        Assert.Equal(["z", "a", "o", "l"], root.Names);
        Assert.Equal(1.5, root["z"]);
        Assert.Equal([true, null, "A\n\"\\"], root.List("a"));
        Assert.Empty(root.Object("o")!.Names);
        Assert.Empty(root.List("l")!);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"a\":1} x")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{\"a\":tru}")]
    [InlineData("{\"a\":\"x")]
    [InlineData("{\"a\":[1 2]}")]
    [InlineData("{\"a\":-}")]
    public void What_is_not_an_object_is_refused(string text) => Assert.Throws<FormatException>(() => JsonParser.Parse(text));
}
