using Cyclops.Engine.Kinds;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Controller.Tests.Support;

/// <summary>A kind over the fake cloud: <c>Base</c> once per environment, <c>Box</c> on it and <c>Door</c> on the box for each app.</summary>
internal sealed class BoxKind(FakeCloud cloud, string name, string? on) : ResourceKind<BoxSpec, BoxState>, IDriftDetector, IRolloutExplainer
{
    public override string Name => name;

    public override string DisplayName => name.ToLowerInvariant();

    public override IReadOnlyList<string> ReferencedKinds => on is null ? [] : [on];

    protected override FieldTable<BoxSpec, BoxState> Fields { get; } =
        new FieldTable<BoxSpec, BoxState>().Text("value", s => s.Value, o => o.Value, ChangeMode.Rollout);

    public static KindCatalog Catalog(FakeCloud cloud) =>
        new([new BoxKind(cloud, "Base", null), new BoxKind(cloud, "Box", "Base"), new BoxKind(cloud, "Door", "Box")]);

    public override IEnumerable<Resource> Expand(EnvironmentScope scope)
    {
        if (name == "Base")
        {
            yield return new(new(scope.Key, "Base", "main"), new BoxSpec(scope.Environment.Domain, null), scope.Environment.Position);
        }
    }

    public override IEnumerable<Resource> Expand(AppScope scope)
    {
        if (on is not null)
        {
            var owner = on == "Base" ? scope.In.Key : scope.Key;
            var value = name == "Box" ? scope.Spec.Web.Image : scope.Spec.Hosts[0];
            yield return new(
                new(scope.Key, name, "main"),
                new BoxSpec(value, Input.Output(new(owner, on, "main"), "Id")),
                scope.App.Position);
        }
    }

    public override async Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken)
    {
        var found = (await cloud.ListAsync(name)).Where(f => f.Key.Owner.Environment == request.Environment.Name).ToDictionary();
        foreach (var wanted in request.Desired)
        {
            found.TryAdd(wanted.Id, Observation.Absent.Instance);
        }

        return found;
    }

    public DateTimeOffset? LastDetection(Observation.Found found) =>
        cloud.Detections.TryGetValue(found.Ownership.Resource.ToString(), out var last) ? last : null;

    public Task DetectDriftAsync(Observation.Found found, CancellationToken cancellationToken) => cloud.DetectAsync(found.Ownership.Resource);

    public string? TroubleOf(Observation.Found found) => cloud.Troubles.GetValueOrDefault(((BoxState)found.State).Value);

    public DateTimeOffset? DueAt(Resource desired, Observation.Found found) => cloud.DueAt;

    public Task<string?> ExplainAsync(string platform, ResourceId id, World world, CancellationToken cancellationToken)
    {
        cloud.Explained.Add(id.ToString());
        return Task.FromResult(cloud.Cause);
    }

    protected override IEnumerable<Input?> Inputs(BoxSpec spec) => [spec.On];

    protected override Outcome Readiness(BoxSpec spec, BoxState state) => cloud.Readiness.GetValueOrDefault(state.Value, Outcome.Converged.Instance);

    protected override async Task<VerbResult> CreateAsync(ResourceId id, BoxSpec spec, VerbContext context, CancellationToken cancellationToken) =>
        Stand(id, await cloud.CreateAsync(id, spec.Value!, context.Commit));

    protected override async Task<VerbResult> UpdateAsync(UpdateOf<BoxSpec, BoxState> update, VerbContext context, CancellationToken cancellationToken) =>
        Stand(update.Id, await cloud.UpdateAsync(update.Id, update.Spec.Value!, context.Commit));

    protected override Task<VerbResult> DeleteAsync(ResourceId id, BoxState state, VerbContext context, CancellationToken cancellationToken) =>
        cloud.DeleteAsync(id, cancellationToken);

    private VerbResult Stand(ResourceId id, VerbResult result) =>
        cloud.Standings.TryGetValue(id.ToString(), out var outcome) ? result with { Outcome = outcome } : result;
}
