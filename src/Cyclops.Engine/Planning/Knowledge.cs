using Cyclops.Model;

namespace Cyclops.Engine.Planning;

/// <summary>What is known of outputs while walking a plan in order: observed ones, and what the plan itself makes or will make.</summary>
public sealed class Knowledge(World world)
{
    private readonly Dictionary<ResourceId, EquatableMap<string>?> _folded = [];

    /// <summary>From now on the outputs are known only after apply.</summary>
    public void Forget(ResourceId id) => _folded[id] = null;

    /// <summary>From now on these outputs are known, beside those observed before.</summary>
    public void Learn(ResourceId id, EquatableMap<string> outputs)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        if (world[id] is Observation.Found found)
        {
            AddAll(known, found.Outputs);
        }

        AddAll(known, outputs);
        _folded[id] = new(known);
    }

    /// <summary>What is known of an input.</summary>
    public Value Resolve(Input? input)
    {
        if (input is null)
        {
            return Value.Unset;
        }

        if (input.Literal is { } literal)
        {
            return Value.Known(literal);
        }

        var (to, output) = input.From!;
        if (!_folded.TryGetValue(to, out var outputs))
        {
            outputs = (world[to] as Observation.Found)?.Outputs;
        }

        return outputs is not null && outputs.TryGetValue(output, out var text) ? Value.Known(text + input.Suffix) : Value.Pending;
    }

    private static void AddAll(Dictionary<string, string> to, EquatableMap<string> from)
    {
        foreach (var (name, value) in from)
        {
            to[name] = value;
        }
    }
}
