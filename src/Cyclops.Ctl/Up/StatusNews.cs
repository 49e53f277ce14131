using Cyclops.Ctl.Status;
using Cyclops.Ctl.Terminal;

namespace Cyclops.Ctl.Up;

/// <summary>Turns one status after another into lines: one for each thing that changed.</summary>
internal sealed class StatusNews
{
    private const string ShortMessageEnd = "…";
    private const int MaxMessage = 140;

    private readonly SortedDictionary<string, string> _last = new(StringComparer.Ordinal);
    private string? _head;
    private string? _hold;

    /// <summary>What is new since the last call.</summary>
    public IEnumerable<Piece[]> Since(StatusDocument status)
    {
        if (status.Source.AcceptedHead is { } head && head != _head)
        {
            _head = head;
            yield return [Piece.Strong($"commit {StatusTables.Commit(head)}"), " is followed"];
        }

        var hold = status.Source.Hold is { } h ? $"{h.Reason}: {h.Message}" : null;
        if (hold != _hold)
        {
            _hold = hold;
            yield return hold is null ? [Piece.Good("the repository is followed again")] : [Piece.Danger($"held: {hold}")];
        }

        foreach (var item in status.All)
        {
            var news = item.IsReady ? "ready" : item.Headline;
            if (!_last.TryGetValue(item.Key, out var before) || before != news)
            {
                _last[item.Key] = news;
                yield return [Piece.Strong(item.Key), "  ", Tone(item, Short(news))];
            }
        }

        foreach (var key in _last.Keys.Except(status.All.Select(i => i.Key), StringComparer.Ordinal).ToList())
        {
            _last.Remove(key);
            yield return [Piece.Strong(key), "  ", Piece.Good("removed")];
        }
    }

    private static Piece Tone(ObjectDocument item, string text) =>
        item.IsReady ? Piece.Good(text)
        : item.StatusOf("Degraded") == "True" ? Piece.Danger(text)
        : Piece.Change(text);

    private static string Short(string text) => text.Length <= MaxMessage ? text : text[..MaxMessage] + ShortMessageEnd;
}
