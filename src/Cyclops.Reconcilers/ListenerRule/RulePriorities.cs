using System.Globalization;
using Cyclops.Engine.Naming;
using Cyclops.Model;

namespace Cyclops.Reconcilers.ListenerRule;

/// <summary>Chooses priorities: where a hash of the rule's name falls, or the next free one after it.</summary>
internal static class RulePriorities
{
    /// <summary>Priorities are 1 to 50,000. Source: Elastic Load Balancing API Reference, CreateRule.</summary>
    private const int Highest = 50_000;

    /// <param name="id">The rule.</param>
    /// <param name="taken">Priorities in use at the listener, ours and others'.</param>
    /// <exception cref="InvalidOperationException">None is free.</exception>
    public static int Choose(ResourceId id, IReadOnlySet<int> taken)
    {
        var hash = ResourceNames.Hash(7, id.Owner.Environment, id.Owner.App ?? "", id.LocalName);
        var start = int.Parse(hash, NumberStyles.HexNumber, CultureInfo.InvariantCulture) % Highest;
        for (var offset = 0; offset < Highest; offset++)
        {
            var priority = ((start + offset) % Highest) + 1;
            if (!taken.Contains(priority))
            {
                return priority;
            }
        }

        throw new InvalidOperationException($"no rule priority is free for {id}");
    }
}
