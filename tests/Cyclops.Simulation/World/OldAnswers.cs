using System.Text;
using Cyclops.Simulation.Faults;

namespace Cyclops.Simulation.World;

/// <summary>Eventual consistency: what the same question was answered before the last write, if that is not long ago.</summary>
internal sealed class OldAnswers
{
    /// <summary>No replica of AWS lags behind for longer.</summary>
    private static readonly TimeSpan LongestLag = TimeSpan.FromSeconds(15);

    private readonly Dictionary<string, Entry> _answers = new(StringComparer.Ordinal);
    private int _writes;

    /// <summary>Remembers an answer, or gives an older one in its place.</summary>
    public async Task<HttpResponseMessage> ExchangeAsync(CloudCall call, HttpRequestMessage request, byte[] body, HttpResponseMessage answer, TimeSpan now)
    {
        if (call.Site.Mutating)
        {
            _writes++;
            return answer;
        }

        var question = $"{call.Site.Operation} {request.RequestUri!.PathAndQuery} {Encoding.UTF8.GetString(body)}";
        var bytes = await answer.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
        if (!_answers.TryGetValue(question, out var entry))
        {
            _answers[question] = entry = new(bytes, now, _writes, null, default);
        }
        else if (entry.Writes != _writes)
        {
            _answers[question] = entry = new(bytes, now, _writes, entry.Now, entry.At);
        }
        else
        {
            _answers[question] = entry = entry with { Now = bytes, At = now };
        }

        if (call.Strike?.Kind != StrikeKind.Stale || entry.Before is null || now - entry.BeforeAt >= LongestLag)
        {
            return answer;
        }

        var old = new ByteArrayContent(entry.Before);
        foreach (var header in answer.Content.Headers.NonValidated)
        {
            if (!header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                old.Headers.TryAddWithoutValidation(header.Key, header.Value.ToString());
            }
        }

        answer.Content = old;
        return answer;
    }

    private sealed record Entry(byte[] Now, TimeSpan At, int Writes, byte[]? Before, TimeSpan BeforeAt);
}
