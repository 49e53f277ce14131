using Cyclops.Reconcilers.SearchCore;
using Cyclops.Reconcilers.Tests.Searches;

namespace Cyclops.Reconcilers.Tests.Tables;

public sealed class SearchCoreTableTests()
    : KindTableTests<SearchCoreSpec, SearchCoreState>(SearchCoreKind.KindName, SearchScene.WithServer(), "search: {main: {configset: ckan}}")
{
    protected override SearchCoreState Live => new("http://solr.test:8983/solr", Spec.Core, Spec.Folder);

    protected override IEnumerable<TableRow<SearchCoreSpec, SearchCoreState>> Rows =>
    [
        new("core", o => o with { Core = $"kept-20260115T000000Z.{Spec.Core}" }),
        new("configset", o => o with { Folder = $"{Spec.Core}._default" }, o => o with { Folder = "made-by-hand" }),
    ];
}
