using Cyclops.Ctl.Terminal;

namespace Cyclops.Ctl.Verifying;

/// <summary>Checklists as text: a line for whoever is well, and all that is not well.</summary>
/// <param name="writer">Where to.</param>
/// <param name="isVerbose">Whether what is well is shown, too.</param>
internal sealed class VerifyPrinter(LineWriter writer, bool isVerbose)
{
    private const int StatusWidth = 4;
    private const int NameWidth = 11;

    public void Print(VerifyReport report)
    {
        var width = report.Lists.Select(l => l.Name.Length).DefaultIfEmpty(0).Max();
        foreach (var list in report.Lists)
        {
            Print(list, width);
        }

        var counts = report.Lists.GroupBy(l => l.Status).OrderBy(g => g.Key).Select(g => $"{g.Count()} {Check.WordOf(g.Key)}");
        writer.Line(Piece.Strong(string.Join(", ", counts)));
    }

    private void Print(Checklist list, int width)
    {
        writer.Line(Word(list.Status), "  ", Piece.Strong(list.Name.PadRight(width)), Piece.Faint($"  {Words.Count(list.Checks.Count, "check")}"));
        foreach (var check in list.Checks.Where(c => isVerbose || c.Status != CheckStatus.Ok))
        {
            writer.Line("      ", Word(check.Status), $"  {check.Name.PadRight(NameWidth)}  ", check.Status == CheckStatus.Ok ? $"{check.LookedAt}: {check.Message}" : check.Message);
        }
    }

    private static Piece Word(CheckStatus status)
    {
        var word = Check.WordOf(status).PadRight(StatusWidth);
        return status switch
        {
            CheckStatus.Ok => Piece.Good(word),
            CheckStatus.Fail => Piece.Danger(word),
            _ => Piece.Change(word),
        };
    }
}
