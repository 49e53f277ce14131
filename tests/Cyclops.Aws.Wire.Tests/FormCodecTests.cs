namespace Cyclops.Aws.Wire.Tests;

public sealed class FormCodecTests
{
    private static readonly Sample Whole = new()
    {
        Name = "n",
        Items = [.. Enumerable.Range(1, 11).Select(i => "i" + i)],
        Tags = new() { ["k"] = "v" },
        Inner = new Sample { Count = 3 },
    };

    [Theory]
    [InlineData(false, "items.member.11")]
    [InlineData(true, "item.11")]
    public void Lists_are_numbered_from_one(bool flattened, string last)
    {
        var fields = Fields(Whole, new SampleShape(flattened), ec2: false);

        Assert.Equal("i11", fields[last]);
        Assert.Equal("3", fields["inner.count"]);
    }

    [Fact]
    public void Ec2_names_start_in_upper_case_and_its_lists_are_flat()
    {
        var fields = Fields(Whole, new SampleShape(), ec2: true);

        Assert.Equal("i2", fields["Items.2"]);
        Assert.Equal("3", fields["Inner.Count"]);
    }

    [Fact]
    public void An_empty_list_is_said_in_query_only()
    {
        var empty = new Sample { Items = [] };

        Assert.Equal("", Fields(empty, new SampleShape(), ec2: false)["items"]);
        Assert.Empty(Fields(empty, new SampleShape(), ec2: true));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void What_is_written_is_read_back_in_order(bool flattened, bool ec2)
    {
        var shape = new SampleShape(flattened);
        var form = new FormNode();
        foreach (var (name, value) in Fields(Whole, shape, ec2).Reverse())
        {
            form.Add(name, value);
        }

        var read = (Sample)FormDecoder.ReadStruct(form, shape, ec2);

        Assert.Equal(Whole.Items, read.Items);
        Assert.Equal(Whole.Inner?.Count, read.Inner?.Count);
        Assert.Equal("n", read.Name);
    }

    private static Dictionary<string, string> Fields(Sample sample, StructShape shape, bool ec2)
    {
        var fields = new Dictionary<string, string>();
        FormEncoder.WriteStruct(fields.Add, shape, sample, "", ec2);
        return fields;
    }
}
