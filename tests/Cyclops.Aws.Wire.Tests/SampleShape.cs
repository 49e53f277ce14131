namespace Cyclops.Aws.Wire.Tests;

/// <summary>The schema of <see cref="Sample"/>, as the generator would write it.</summary>
/// <param name="flattened">Items and tags repeat in place of their collection.</param>
internal sealed class SampleShape(bool flattened = false) : StructShape("Sample")
{
    public override object Create() => new Sample();

    public override object? Get(object instance, int index)
    {
        var sample = (Sample)instance;
        return index switch
        {
            0 => (object?)sample.Name,
            1 => sample.Count,
            2 => sample.At,
            3 => sample.Items,
            4 => sample.Tags,
            5 => sample.Inner,
            _ => sample.Token,
        };
    }

    public override void Set(object instance, int index, object? value)
    {
        var sample = (Sample)instance;
        switch (index)
        {
            case 0: sample.Name = (string?)value; break;
            case 1: sample.Count = (int?)value; break;
            case 2: sample.At = (DateTime?)value; break;
            case 3: sample.Items = (List<string>?)value; break;
            case 4: sample.Tags = (Dictionary<string, string>?)value; break;
            case 5: sample.Inner = (Sample?)value; break;
            default: sample.Token = (string?)value; break;
        }
    }

    protected override Member[] BuildMembers() =>
    [
        new("name", Shapes.String),
        new("count", Shapes.Int),
        new("at", Shapes.Time),
        new("items", new ListShape(() => new List<string>(), Shapes.String, flattened ? "item" : null, flattened)),
        new("tags", new MapShape(() => new Dictionary<string, string>(), Shapes.String, flattened: flattened)),
        new("inner", this),
        new("token", Shapes.String) { IsIdempotencyToken = true },
    ];
}
