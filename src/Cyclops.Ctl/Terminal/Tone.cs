namespace Cyclops.Ctl.Terminal;

/// <summary>How a piece of text looks; never the only carrier of what it means.</summary>
internal enum Tone
{
    Plain,
    Good,
    Change,
    Danger,
    Faint,
    Strong,
}
