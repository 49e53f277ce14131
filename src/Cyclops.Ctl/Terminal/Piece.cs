namespace Cyclops.Ctl.Terminal;

/// <summary>A piece of a line. The text may come from anywhere: <see cref="LineWriter"/> makes it harmless.</summary>
internal readonly record struct Piece(string Text, Tone Tone)
{
    public static implicit operator Piece(string text) => new(text, Tone.Plain);

    public static Piece Good(string text) => new(text, Tone.Good);

    public static Piece Change(string text) => new(text, Tone.Change);

    public static Piece Danger(string text) => new(text, Tone.Danger);

    public static Piece Faint(string text) => new(text, Tone.Faint);

    public static Piece Strong(string text) => new(text, Tone.Strong);
}
