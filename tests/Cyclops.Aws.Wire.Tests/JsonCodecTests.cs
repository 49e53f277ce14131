using System.Text;
using System.Text.Json;

namespace Cyclops.Aws.Wire.Tests;

public sealed class JsonCodecTests
{
    private static readonly SampleShape Shape = new();

    [Fact]
    public void Members_the_model_does_not_know_are_skipped()
    {
        var sample = Read("""{"new":{"a":[1,{"b":null}]},"name":"n","more":[[]],"inner":{"x":1,"count":2}}""");

        Assert.Equal("n", sample.Name);
        Assert.Equal(2, sample.Inner?.Count);
    }

    [Fact]
    public void Skipped_members_cost_no_memory()
    {
        var events = string.Join(',', Enumerable.Range(0, 5000).Select(i => $$"""{"id":"{{i}}","message":"a long message \n with \"escapes\""}"""));
        var bytes = Encoding.UTF8.GetBytes($$"""{"events":[{{events}}],"name":"n"}""");
        JsonDecoder.Read(bytes, Shape);

        var before = GC.GetAllocatedBytesForCurrentThread();
        JsonDecoder.Read(bytes, Shape);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024);
    }

    [Fact]
    public void Members_come_in_any_order()
    {
        var sample = Read("""{"tags":{"k":"v"},"items":["a","b"],"count":1,"name":"n"}""");

        Assert.Equal(("n", 1), (sample.Name, sample.Count));
        Assert.Equal(["a", "b"], sample.Items);
        Assert.Equal("v", sample.Tags?["k"]);
    }

    [Fact]
    public void Null_is_unset()
    {
        var sample = Read("""{"name":null,"items":null,"inner":null}""");

        Assert.Null(sample.Name);
        Assert.Null(sample.Items);
        Assert.Null(sample.Inner);
    }

    [Theory]
    [InlineData("""{"at":1767312000.25}""")]
    [InlineData("""{"at":"2026-01-02T00:00:00.250Z"}""")]
    public void Times_are_epoch_seconds_or_text(string json) =>
        Assert.Equal(new DateTime(2026, 1, 2, 0, 0, 0, 250, DateTimeKind.Utc), Read(json).At);

    [Theory]
    [InlineData("""{"count":"7"}""", 7)]
    [InlineData("""{"count":7.0}""", 7)]
    public void Numbers_may_be_spelled_loosely(string json, int expected) => Assert.Equal(expected, Read(json).Count);

    [Theory]
    [InlineData("""{"name":7}""", "7")]
    [InlineData("""{"name":true}""", "true")]
    public void Scalars_of_another_type_are_taken_as_text(string json, string expected) => Assert.Equal(expected, Read(json).Name);

    [Theory]
    [InlineData("""{"name":"n","items":["a" """)]
    [InlineData("""{"name":""")]
    [InlineData("""{"items":{"a":1}}""")]
    [InlineData("""{"inner":"text"}""")]
    [InlineData("""{"count":"many"}""")]
    [InlineData("""{"count":"99999999999"}""")]
    [InlineData("""{"name":{}}""")]
    [InlineData("<html>")]
    public void What_is_cut_off_or_of_another_structure_is_refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => Read(json));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    public void A_body_without_an_object_is_empty(string json) => Assert.Null(Read(json).Name);

    [Fact]
    public void Unset_members_are_left_out_and_empty_ones_are_not() =>
        Assert.Equal("""{"name":"","items":[]}""", Write(new Sample { Name = "", Items = [] }));

    [Fact]
    public void Tokens_are_filled_at_the_top_only() =>
        Assert.Equal("""{"inner":{},"token":"t1"}""", Write(new Sample { Inner = new Sample() }, () => "t1"));

    [Fact]
    public void A_token_that_is_set_stays() => Assert.Equal("""{"token":"mine"}""", Write(new Sample { Token = "mine" }, () => "t1"));

    [Fact]
    public void Times_keep_their_milliseconds() => Assert.Equal(
        """{"at":1767312000.25}""", Write(new Sample { At = new DateTime(2026, 1, 2, 0, 0, 0, 250, DateTimeKind.Utc) }));

    private static Sample Read(string json) => (Sample)JsonDecoder.Read(Encoding.UTF8.GetBytes(json), Shape);

    private static string Write(Sample sample, TokenSource? tokens = null) =>
        Encoding.UTF8.GetString(JsonEncoder.Document(writer => JsonEncoder.WriteStruct(writer, Shape, sample, tokens: tokens)));
}
