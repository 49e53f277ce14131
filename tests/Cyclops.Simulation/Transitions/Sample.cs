namespace Cyclops.Simulation.Transitions;

/// <summary>A text for a field.</summary>
/// <param name="What">What is tried with it: <c>below the lowest</c>.</param>
/// <param name="Text">YAML in flow style.</param>
/// <param name="IsValid">Whether it may stand there; null: that depends on other fields, and the reader tells.</param>
internal sealed record Sample(string What, string Text, bool? IsValid)
{
    public static Sample Good(string what, string text) => new(what, text, true);

    public static Sample Bad(string what, string text) => new(what, text, false);
}
