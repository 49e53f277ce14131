using System.Text;
using Cyclops.LocalCloud.Options;

namespace Cyclops.LocalCloud.Protocol;

/// <summary>
/// Eventual consistency without any help from the services: the answer a question got before a write is given again after it,
/// errors ("not found") included. A question never asked before gets a fresh answer.
/// </summary>
internal sealed class StaleReads(VisibilityLag lag)
{
    private readonly Dictionary<string, Entry> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Version, DateTimeOffset At)> _writes = new(StringComparer.Ordinal);

    public WireResponse? Find(Operation operation, WireRequest request, CallContext call)
    {
        if (lag.Reads == 0 || operation.Mutating || !_answers.TryGetValue(Question(operation, request, call), out var entry))
        {
            return null;
        }

        var written = _writes.GetValueOrDefault(Scope(operation, call));
        if (entry.Version == written.Version || entry.Served >= lag.Reads || (lag.Duration is { } end && call.Now >= written.At + end))
        {
            return null;
        }

        entry.Served++;
        return entry.Response;
    }

    public void Saw(Operation operation, WireRequest request, CallContext call, WireResponse response)
    {
        if (lag.Reads == 0)
        {
            return;
        }

        var scope = Scope(operation, call);
        var version = _writes.GetValueOrDefault(scope).Version;
        if (operation.Mutating)
        {
            _writes[scope] = (version + 1, call.Now);
        }
        else
        {
            _answers[Question(operation, request, call)] = new Entry { Version = version, Response = response };
        }
    }

    public void Reset()
    {
        _answers.Clear();
        _writes.Clear();
    }

    private static string Scope(Operation operation, CallContext call) => call.Region + "/" + operation.Service;

    private static string Question(Operation operation, WireRequest request, CallContext call) =>
        string.Join('\n', call.Region, operation.Key, request.RawTarget, Encoding.UTF8.GetString(request.Body.Span));

    private sealed class Entry
    {
        public required long Version { get; init; }

        public required WireResponse Response { get; init; }

        public int Served { get; set; }
    }
}
