using System.Globalization;
using System.Text;
using System.Text.Json;
using Cyclops.Ctl.CommandLine;
using Cyclops.Ctl.Terminal;

namespace Cyclops.Ctl.Logs;

/// <summary>Lines as text, or as JSON: one object per line.</summary>
/// <param name="writer">Where to.</param>
/// <param name="format">Which.</param>
/// <param name="width">Letters of the longest name of a container.</param>
internal sealed class LogPrinter(LineWriter writer, OutputFormat format, int width)
{
    public void Print(AppLine line)
    {
        if (format == OutputFormat.Json)
        {
            writer.Raw(Json(line));
            return;
        }

        writer.Line(Piece.Faint($"{Time(line)}  {line.ShortTask}  {line.Container.PadRight(width)}  "), line.Text.TrimEnd());
    }

    private static string Time(AppLine line) => line.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Escaped outside of ASCII: no text can act on a terminal.</summary>
    private static string Json(AppLine line)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("time", Time(line));
            json.WriteString("task", line.Task);
            json.WriteString("container", line.Container);
            json.WriteString("message", line.Text);
            json.WriteString("id", line.Id);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
