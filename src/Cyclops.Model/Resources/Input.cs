namespace Cyclops.Model;

/// <summary>A text that is written down, or that another resource will have produced.</summary>
public sealed record Input
{
    private Input(string? literal, Reference? from) => (Literal, From) = (literal, from);

    /// <summary>The text; null when it comes from elsewhere.</summary>
    public string? Literal { get; }

    /// <summary>Where it comes from; null when it is written down.</summary>
    public Reference? From { get; }

    /// <summary>What follows that which comes from elsewhere. Default empty.</summary>
    public string Suffix { get; private init; } = "";

    public static Input Of(string literal) => new(literal, null);

    public static Input Output(ResourceId of, string output) => new(null, new Reference(of, output));

    /// <summary>An output with a fixed text behind it.</summary>
    public static Input Output(ResourceId of, string output, string suffix) => new(null, new Reference(of, output)) { Suffix = suffix };

    public override string ToString() => Literal ?? $"{From!.To}.{From.Output}{Suffix}";
}
