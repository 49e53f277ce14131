using System.Text;
using System.Text.RegularExpressions;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.Faults;

/// <summary>The faults to come, each struck in the order planned. Thread safe.</summary>
public sealed class FaultPlan
{
    private static readonly string[] PageTokens = ["nextToken", "NextToken", "Marker", "marker"];
    private readonly Lock _gate = new();
    private readonly List<Planned> _planned = [];

    public FaultPlan Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_gate)
        {
            _planned.Add(new Planned(fault));
        }

        return this;
    }

    public void Clear()
    {
        lock (_gate)
        {
            _planned.Clear();
        }
    }

    /// <summary>The faults that have not struck as often as they should.</summary>
    public IReadOnlyList<Fault> Pending()
    {
        lock (_gate)
        {
            return [.. _planned.Select(p => p.Fault with { Skip = p.Skip, Times = p.Times })];
        }
    }

    /// <summary>The fault for this call, or null; using it up.</summary>
    internal Fault? Take(Operation operation, WireRequest request) =>
        Take(operation.Key, () => request.RawTarget + "\n" + Encoding.UTF8.GetString(request.Body.Span));

    /// <summary>The fault for something a service does later, e.g. a resource of a stack; using it up.</summary>
    internal Fault? Take(string operation, string text) => Take(operation, () => text);

    private Fault? Take(string operation, Func<string> text)
    {
        lock (_gate)
        {
            foreach (var planned in _planned)
            {
                if (!planned.Matches(operation, text))
                {
                    continue;
                }

                if (planned.Skip > 0)
                {
                    planned.Skip--;
                    continue;
                }

                planned.Times--;
                if (planned.Times <= 0)
                {
                    _planned.Remove(planned);
                }

                return planned.Fault;
            }

            return null;
        }
    }

    private sealed class Planned(Fault fault)
    {
        private readonly Regex _operation = new("^" + Regex.Escape(fault.Operation).Replace("\\*", ".*", StringComparison.Ordinal) + "$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

        public Fault Fault => fault;

        public int Skip { get; set; } = fault.Skip;

        public int Times { get; set; } = fault.Times;

        public bool Matches(string operation, Func<string> read)
        {
            if (!_operation.IsMatch(operation))
            {
                return false;
            }

            if (fault.Containing is null && !fault.LaterPages)
            {
                return true;
            }

            var text = read();
            return (fault.Containing is null || text.Contains(fault.Containing, StringComparison.Ordinal))
                && (!fault.LaterPages || Array.Exists(PageTokens, token => text.Contains(token, StringComparison.Ordinal)));
        }
    }
}
