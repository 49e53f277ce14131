using System.Text;
using System.Xml;

namespace Cyclops.Aws.Wire.Tests;

public sealed class XmlCodecTests
{
    [Fact]
    public void Element_names_match_in_any_case_and_namespace()
    {
        var sample = Read("<R xmlns=\"http://x/\"><NAME>n</NAME><Inner><Count>2</Count></Inner><Unknown><a/></Unknown></R>");

        Assert.Equal(("n", 2), (sample.Name, sample.Inner?.Count));
    }

    [Fact]
    public void Collections_are_read_in_both_forms()
    {
        var wrapped = Read("<R><items><member>a</member><member>b</member></items><tags><entry><key>k</key><value>v</value></entry></tags></R>");
        var flat = Read("<R><item>a</item><name>n</name><item>b</item><tags><key>k</key><value>v</value></tags></R>", flattened: true);

        Assert.Equal(["a", "b"], wrapped.Items);
        Assert.Equal(["a", "b"], flat.Items);
        Assert.Equal(wrapped.Tags, flat.Tags);
    }

    [Fact]
    public void An_empty_element_is_an_empty_text_or_list_and_no_number()
    {
        var sample = Read("<R><name/><count/><items/></R>");

        Assert.Equal("", sample.Name);
        Assert.Null(sample.Count);
        Assert.Empty(sample.Items!);
    }

    [Theory]
    [InlineData("<R><name>n</name>")]
    [InlineData("not xml")]
    public void What_is_not_xml_is_refused(string xml) => Assert.Throws<XmlException>(() => Read(xml));

    [Fact]
    public void An_empty_body_has_no_root() => Assert.Null(XmlDecoder.Load([]));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_written_is_read_back(bool flattened)
    {
        var shape = new SampleShape(flattened);
        var sample = new Sample { Name = "<&> é", Items = ["a", " b "], Tags = new() { ["k"] = "" }, Inner = new Sample { Count = -1 } };

        var xml = XmlEncoder.Document("R", "http://x/", writer => XmlEncoder.WriteMembers(writer, shape, sample, "http://x/"));
        var read = Read(Encoding.UTF8.GetString(xml), flattened);

        Assert.Equal((sample.Name, sample.Inner.Count), (read.Name, read.Inner?.Count));
        Assert.Equal(sample.Items, read.Items);
        Assert.Equal(sample.Tags, read.Tags);
    }

    private static Sample Read(string xml, bool flattened = false)
    {
        var sample = new Sample();
        XmlDecoder.Fill(XmlDecoder.Load(Encoding.UTF8.GetBytes(xml))!, new SampleShape(flattened), sample);
        return sample;
    }
}
