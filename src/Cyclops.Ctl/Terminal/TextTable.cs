namespace Cyclops.Ctl.Terminal;

/// <summary>Columns in the manner of kubectl: upper-case heads, three spaces between, no lines.</summary>
internal sealed class TextTable(params string[] heads)
{
    private const string Gap = "   ";

    private readonly List<Piece[]> _rows = [];

    /// <summary>Adds a row; one cell per head.</summary>
    public void Add(params Piece[] cells) => _rows.Add(cells);

    public void WriteTo(LineWriter writer)
    {
        var clean = _rows
            .Select(row => row.Select(cell => cell with { Text = VisibleText.Clean(cell.Text) }).ToArray())
            .ToList();
        var widths = heads.Select((head, i) => clean.Select(row => row[i].Text.Length).Append(head.Length).Max()).ToArray();
        writer.Line(Padded([.. heads.Select(h => (Piece)h)], widths));
        foreach (var row in clean)
        {
            writer.Line(Padded(row, widths));
        }
    }

    private static Piece[] Padded(Piece[] cells, int[] widths) =>
    [
        .. cells.Select((cell, i) => i == cells.Length - 1
            ? cell
            : cell with { Text = cell.Text.PadRight(widths[i]) + Gap }),
    ];
}
