using System.Globalization;
using Cyclops.Git.Text;

namespace Cyclops.Git.Processes;

/// <summary>One commit per line, fields parted by NUL: nothing an author writes can hold either.</summary>
internal static class CommitFormat
{
    public const string Template =
        "%H%x00%P%x00%ct%x00%an <%ae>%x00%s%x00%(trailers:key=Cyclops-Allow-Delete,valueonly,unfold,separator=%x2C)";

    private const int Fields = 6;

    public static IReadOnlyList<CommitInfo> Parse(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ParseLine)];

    private static CommitInfo ParseLine(string line)
    {
        var fields = line.Split('\0');
        if (fields.Length != Fields)
        {
            throw new UnreadableRepositoryException($"a commit has {fields.Length} fields instead of {Fields}");
        }

        return new CommitInfo(
            new CommitId(fields[0]),
            SafeText.Clean(fields[3]),
            Instant(fields[2]),
            SafeText.Clean(fields[4]),
            Allowance(fields[5]),
            fields[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(sha => new CommitId(sha)).ToEquatableList());
    }

    /// <summary>A commit may carry any date, also one no calendar has.</summary>
    private static DateTimeOffset Instant(string seconds) =>
        long.TryParse(seconds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        && value >= DateTimeOffset.MinValue.ToUnixTimeSeconds()
        && value <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(value)
            : DateTimeOffset.UnixEpoch;

    /// <summary>Several trailers: the smallest counts, and one that is no number voids all; in doubt less is deleted.</summary>
    private static int? Allowance(string trailers)
    {
        int? smallest = null;
        foreach (var text in trailers.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            smallest = Math.Min(smallest ?? number, number);
        }

        return smallest;
    }
}
