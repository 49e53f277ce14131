using Cyclops.Model.Outcomes;
using Cyclops.Solr;

namespace Cyclops.Reconcilers.SearchCore;

/// <summary>What a process remembers of Solr servers: what it saw there last, and that one did not answer a moment ago.</summary>
internal sealed class SearchServerMemory(TimeProvider time)
{
    /// <summary>While a server does not answer, it is not waited for in every pass: others share those.</summary>
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, IReadOnlyList<SolrCore>> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (CloudFault Fault, long Since)> _silent = new(StringComparer.Ordinal);

    /// <summary>Lists the cores of a server.</summary>
    /// <exception cref="CloudFault">It could not be asked, or did not answer a moment ago.</exception>
    public async Task<IReadOnlyList<SolrCore>> ListAsync(string server, Func<Task<IReadOnlyList<SolrCore>>> list)
    {
        lock (_lock)
        {
            if (_silent.TryGetValue(server, out var silent) && time.GetElapsedTime(silent.Since) < AskAgainAfter)
            {
                throw new CloudFault(silent.Fault.Code, silent.Fault.Message, silent.Fault.IsTransient, silent.Fault);
            }
        }

        try
        {
            var cores = await list();
            lock (_lock)
            {
                _silent.Remove(server);
                _seen[server] = cores;
            }

            return cores;
        }
        catch (CloudFault fault)
        {
            lock (_lock)
            {
                _silent[server] = (fault, time.GetTimestamp());
            }

            throw;
        }
    }

    /// <summary>The cores that were there when it was last asked; none: it never answered this process.</summary>
    public IReadOnlyList<SolrCore> LastSeen(string server)
    {
        lock (_lock)
        {
            return _seen.GetValueOrDefault(server, []);
        }
    }
}
