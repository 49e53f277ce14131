using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Engine.Tests.Support;

/// <summary>A kind of things with one value. <c>Base</c> refers to nothing, <c>Box</c> to bases, <c>Door</c> to boxes; a change of a base gives it another output.</summary>
internal sealed class ThingKind(Shelf shelf, string name, params string[] on) : ResourceKind<ThingSpec, ThingState>
{
    public override string Name => name;

    public override string DisplayName => name.ToLowerInvariant();

    public override IReadOnlyList<string> ReferencedKinds => on;

    protected override FieldTable<ThingSpec, ThingState> Fields { get; } = new FieldTable<ThingSpec, ThingState>()
        .Text("value", s => s.Value, o => o.Value)
        .Text("fixed", s => s.Value?.Split('!') is [_, var f] ? f : null, o => o.Value.Split('!') is [_, var f] ? f : null, ChangeMode.Forbidden);

    public static KindCatalog Catalog(Shelf shelf) =>
        new([new ThingKind(shelf, "Base"), new ThingKind(shelf, "Box", "Base"), new ThingKind(shelf, "Door", "Box")]);

    public override bool ChangesOutputs(IReadOnlyCollection<FieldChange> changes) => name == "Base";

    public override Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<ResourceId, Observation>>(
            shelf.Observe().All.Where(o => o.Key.Kind == name).ToDictionary());

    protected override IEnumerable<Input?> Inputs(ThingSpec spec) => [.. spec.On];

    protected override Task<VerbResult> CreateAsync(ResourceId id, ThingSpec spec, VerbContext context, CancellationToken cancellationToken) =>
        Task.FromResult(shelf.Do("Create", id, spec.Value ?? "", context.Commit));

    protected override Task<VerbResult> UpdateAsync(UpdateOf<ThingSpec, ThingState> update, VerbContext context, CancellationToken cancellationToken) =>
        Task.FromResult(shelf.Do("Update", update.Id, update.Spec.Value, context.Commit));

    protected override Task<VerbResult> DeleteAsync(ResourceId id, ThingState state, VerbContext context, CancellationToken cancellationToken) =>
        Task.FromResult(shelf.Do("Delete", id, null, null));
}
