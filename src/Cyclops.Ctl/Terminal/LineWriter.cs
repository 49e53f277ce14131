using System.Text;

namespace Cyclops.Ctl.Terminal;

/// <summary>The only way to stdout and stderr: what is written is cleaned first and coloured after.</summary>
internal sealed class LineWriter(TextWriter writer, bool hasColor)
{
    /// <summary>For help texts, which are ours.</summary>
    public TextWriter Inner => writer;

    /// <summary>Writes one line.</summary>
    public void Line(params ReadOnlySpan<Piece> pieces)
    {
        var line = new StringBuilder();
        foreach (var piece in pieces)
        {
            var text = VisibleText.Clean(piece.Text);
            var code = hasColor && text.Length > 0 ? Code(piece.Tone) : null;
            if (code is null)
            {
                line.Append(text);
            }
            else
            {
                line.Append("\e[").Append(code).Append('m').Append(text).Append("\e[0m");
            }
        }

        while (line.Length > 0 && line[^1] == ' ')
        {
            line.Length--;
        }

        line.Append('\n');
        writer.Write(line.ToString());
        writer.Flush();
    }

    /// <summary>Writes text that is ours as it is: JSON, a schema. Ends in one line break.</summary>
    public void Raw(string text)
    {
        writer.Write(text.EndsWith('\n') ? text : text + "\n");
        writer.Flush();
    }

    private static string? Code(Tone tone) => tone switch
    {
        Tone.Good => "32",
        Tone.Change => "33",
        Tone.Danger => "31",
        Tone.Faint => "2",
        Tone.Strong => "1",
        _ => null,
    };
}
