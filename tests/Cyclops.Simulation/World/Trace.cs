using System.Globalization;

namespace Cyclops.Simulation.World;

/// <summary>All that happened, in order. Two runs of one seed have equal traces, byte for byte.</summary>
internal sealed class Trace(bool isKept, Func<TimeSpan> now)
{
    private readonly List<string> _lines = [];
    private ulong _hash = 14695981039346656037;

    /// <summary>Of everything so far.</summary>
    public string Hash => _hash.ToString("x16", CultureInfo.InvariantCulture);

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Adds a line.</summary>
    public void Add(int life, string kind, string text)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{now().TotalSeconds,9:0.000} #{life} {kind} {text}");
        foreach (var c in line)
        {
            _hash = (_hash ^ c) * 1099511628211;
        }

        if (isKept)
        {
            _lines.Add(line);
        }
    }
}
