using System.Globalization;
using System.Text;

namespace Cyclops.Engine.Manifests.Rendering;

/// <summary>Writes a rendered spec as YAML with the origin of each value beside it.</summary>
internal static class RenderedYaml
{
    // Comments line up, but for lines longer than this.
    private const int CommentColumn = 60;

    public static string Write(IReadOnlyList<RenderedLine> lines)
    {
        var texts = lines.Select(Text).ToList();
        var column = Math.Min(CommentColumn, texts.Where((_, i) => lines[i].Value is not null).Select(text => text.Length).DefaultIfEmpty().Max());
        var builder = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            var (line, text) = (lines[i], texts[i]);
            _ = line.Value is null
                ? builder.Append(text)
                : builder.Append(text.PadRight(column)).Append(CultureInfo.InvariantCulture, $"  # {Origin(line)}");
            builder.Append('\n');
        }

        return builder.ToString();
    }

    private static string Text(RenderedLine line)
    {
        var indent = new string(' ', 2 * line.Depth);
        var key = YamlText.Quote(line.Key, isText: true);
        return line.Value is null ? $"{indent}{key}:" : $"{indent}{key}: {YamlText.Write(line.Value)}";
    }

    private static string Origin(RenderedLine line) => line.Position is null ? line.Layer! : $"{line.Layer}, {line.Position}";
}
