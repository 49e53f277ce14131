using Cyclops.Controller.Store;
using Cyclops.Model.Plans;

namespace Cyclops.Simulation.Honesty;

/// <summary>A step that was begun.</summary>
internal sealed record MadeStep(ResourceId Id, Verb Verb, IReadOnlyList<LedgerField> Fields)
{
    public static MadeStep Of(LedgerIntent intent) => new(intent.Resource, intent.Verb, intent.Fields);

    public static MadeStep Of(Step step) => new(step.Id, step.Verb, [.. step.Changes.Select(c => new LedgerField(c.Path, c.Wanted, c.Live))]);

    public override string ToString() => $"{Verb} {Id} [{string.Join(", ", Fields.Select(f => $"{f.Path}: {f.Live ?? "-"} -> {f.Wanted ?? "-"}"))}]";
}
