using Cyclops.Aws.Ecs;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.Retention;
using Cyclops.Solr;

namespace Cyclops.Reconcilers.SearchCore;

/// <summary>
/// A core of an app on the environment's Solr server. What no manifest asks for any more is renamed, so that nobody finds it, and backed
/// up and removed when the time in its name is over.
/// </summary>
public sealed class SearchCoreKind(SolrClient solr, EcsGateway ecs, FinalBackups backups, TimeProvider time) : ResourceKind<SearchCoreSpec, SearchCoreState>
{
    public const string KindName = "SearchCore";

    /// <summary>Output: the core's URL.</summary>
    public const string UrlOutput = "Url";

    private readonly SearchCoreObserver _observer = new(solr, ecs, time);
    private readonly SearchCoreWork _work = new(solr, backups.IsWanted, time);

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    public override string DisplayName => "search core";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ReferencedKinds => [EnvironmentStackKind.KindName];

    /// <inheritdoc/>
    protected override FieldTable<SearchCoreSpec, SearchCoreState> Fields { get; } = new FieldTable<SearchCoreSpec, SearchCoreState>()
        .Text("core", s => s.Core, o => o.Core)
        .Text("configset", s => s.Configset, o => o.Configset, ChangeMode.Forbidden);

    public static ResourceId IdFor(ObjectKey app, string core) => new(app, KindName, core);

    /// <summary>The name of an app's core.</summary>
    public static string NameFor(string platform, ObjectKey app, string core) => new SearchCoreName(platform, app.Environment, app.App!, core).Text;

    /// <inheritdoc/>
    public override IEnumerable<Resource> Expand(AppScope scope) =>
        from item in scope.Spec.Backends.Search
        where scope.Environment.Search is not null
        select new Resource(
            IdFor(scope.Key, item.Key),
            new SearchCoreSpec(EnvironmentInputs.SearchUrl(scope.Environment, scope.Environment.Search!), NameFor(scope.Platform.Name, scope.Key, item.Key), item.Value.Configset),
            scope.App.Position);

    /// <inheritdoc/>
    public override Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken) =>
        _observer.ObserveAsync(request, cancellationToken);

    /// <inheritdoc/>
    protected override IEnumerable<Input?> Inputs(SearchCoreSpec spec) => [spec.Server];

    /// <inheritdoc/>
    protected override Refusal? Refuse(Resource desired, SearchCoreSpec spec, IReadOnlyCollection<FieldChange> changes) =>
        changes.FirstOrDefault(c => c.Mode == ChangeMode.Forbidden) is { } change
            ? new(
                "ChangeForbidden",
                $"{DisplayName} {desired.Id} was made of configset {change.Live}, and Solr cannot give it {change.Wanted} without losing what is indexed; put {change.Live} back at {desired.Source}, "
                + "or make a second entry with the new one, index into it and take the first one out")
            : null;

    /// <inheritdoc/>
    protected override Task<VerbResult> CreateAsync(ResourceId id, SearchCoreSpec spec, VerbContext context, CancellationToken cancellationToken) =>
        _work.EnsureAsync(id, spec, context, cancellationToken);

    /// <inheritdoc/>
    protected override Task<VerbResult> UpdateAsync(UpdateOf<SearchCoreSpec, SearchCoreState> update, VerbContext context, CancellationToken cancellationToken) =>
        _work.EnsureAsync(update.Id, update.Spec, context, cancellationToken);

    /// <summary>Puts it aside; what has been aside for long enough is backed up and removed.</summary>
    /// <inheritdoc/>
    protected override Task<VerbResult> DeleteAsync(ResourceId id, SearchCoreState state, VerbContext context, CancellationToken cancellationToken) =>
        _work.RemoveAsync(id, state, context, cancellationToken);
}
