namespace Cyclops.Aws.Wire.Tests;

/// <summary>A model class with one member of each kind that matters to the codecs.</summary>
internal sealed class Sample
{
    public string? Name { get; set; }

    public int? Count { get; set; }

    public DateTime? At { get; set; }

    public List<string>? Items { get; set; }

    public Dictionary<string, string>? Tags { get; set; }

    public Sample? Inner { get; set; }

    public string? Token { get; set; }
}
