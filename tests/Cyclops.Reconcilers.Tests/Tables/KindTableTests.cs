using Cyclops.Aws;
using Cyclops.Aws.Calls;
using Cyclops.Engine.Graphs;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.Tests.Support;

namespace Cyclops.Reconcilers.Tests.Tables;

/// <summary>What holds for every row of every kind. A kind's own test gives a fact as wanted and a way to spoil each row.</summary>
public abstract class KindTableTests<TSpec, TState>
    where TSpec : class
    where TState : class
{
    /// <param name="kind">Name of the kind.</param>
    protected KindTableTests(string kind) : this(kind, Support.Manifests.Empty())
    {
    }

    private protected KindTableTests(string kind, Manifests manifests, string backends = "buckets: {main: {}}, email: {rotate: one}, errors: {}")
    {
        var gateways = new AwsGateways(
            new AwsTarget("eu-west-1", EndpointUrl: "http://nowhere.test"),
            new CallBudget(TimeProvider.System, unlimited: true),
            RawClients.Credentials);
        var kinds = ReconcilerKinds.Create(gateways, KindMeans.Of(gateways, TimeProvider.System));
        Kind = kinds[kind];
        manifests.Write("environments/staging/environment.yaml", manifests.Text("environments/staging/environment.yaml") + "  email: {}\n");
        manifests.Write("platform.yaml", manifests.Text("platform.yaml") + "  sentry: {organization: acme, team: web, tokenSecret: acme/sentry}\n");
        manifests.App("haifa", "ckan/haifa:1", "env: {DEBUG: 'yes'}, secrets: {TOKEN: acme/token}, containers: {solr: {image: 'solr:9', ports: [8983]}}, backends: {" + backends + "}");
        manifests.App("jaffa", "ckan/jaffa:1", "replicas: {max: 5, cpu: 60, requests: 500}, jobs: {nightly: {schedule: '0 3 * * *', command: [clean, --old]}}");
        var (_, set) = manifests.Commit();
        Assert.Empty(set.Errors);
        Graph = new GraphBuilder(kinds).Build(set, "staging")!;
        Resource = Graph.InOrder.First(r => r.Id.Kind == kind);
        Spec = (TSpec)Resource.Spec;
    }

    protected IResourceKind Kind { get; }

    /// <summary>The resource as the manifests want it.</summary>
    protected TSpec Spec { get; }

    /// <summary>The fact that is as wanted. An output of another resource reads <c>Kind.Output</c>.</summary>
    protected abstract TState Live { get; }

    /// <summary>One for each row of the table.</summary>
    protected abstract IEnumerable<TableRow<TSpec, TState>> Rows { get; }

    /// <summary>Rows that the tested wish leaves out.</summary>
    protected virtual IEnumerable<TableRow<TSpec, TState>> RowsNotWanted => [];

    private ResourceGraph Graph { get; }

    private Resource Resource { get; }

    [Fact]
    public void Every_row_of_the_table_is_tested() =>
        Assert.Equal(Kind.FieldInfos.Select(f => f.Name).Order(), Rows.Concat(RowsNotWanted).Select(r => r.Field).Distinct().Order());

    [Fact]
    public void A_fact_as_wanted_is_no_change() => Assert.Empty(Compare(Spec, Live, Known));

    [Fact]
    public void A_fact_that_differs_is_one_change_of_what_its_row_costs() => Assert.All(Rows, row =>
    {
        var info = Kind.FieldInfos.First(f => f.Name == row.Field);

        var change = Assert.Single(Compare(Spec, row.Drift(Live), Known));

        Assert.True(change.Path == row.Field || change.Path.StartsWith(row.Field + ".", StringComparison.Ordinal), change.Path);
        Assert.Equal(info.Mode, change.Mode);
        Assert.NotEqual(change.Wanted, info.IsSecret ? null : change.Live);
        Assert.Equal(ChangeCause.Drift, change.Cause);
    });

    [Fact]
    public void A_fact_that_is_not_known_is_no_change() =>
        Assert.All(Rows.Where(r => r.Forget is not null), row => Assert.Empty(Compare(Spec, row.Forget!(row.Drift(Live)), Known)));

    [Fact]
    public void What_is_not_ours_is_no_change()
    {
        Assert.All(Rows.Where(r => r.Disown is not null), row => Assert.Empty(Compare(row.Disown!(Spec), row.Drift(Live), Known)));
        Assert.All(RowsNotWanted, row => Assert.Empty(Compare(Spec, row.Drift(Live), Known)));
    }

    [Fact]
    public void What_others_have_yet_to_make_is_known_after_apply()
    {
        var described = Kind.Describe(Resource, Pending).Where(c => c.Wanted == "(known after apply)").Select(c => c.Path).ToList();
        var compared = Compare(Spec, Live, Pending).ToList();

        Assert.Equal(described, compared.Select(c => c.Path));
        Assert.All(compared, c => Assert.Equal("(known after apply)", c.Wanted));
    }

    [Fact]
    public void Secrets_are_masked()
    {
        var secrets = Kind.FieldInfos.Where(f => f.IsSecret).Select(f => f.Name).ToList();
        var changes = Kind.Describe(Resource, Known).Concat(Rows.SelectMany(r => Compare(Spec, r.Drift(Live), Known)));

        Assert.All(changes.Where(c => secrets.Any(s => c.Path.StartsWith(s, StringComparison.Ordinal))), c =>
        {
            Assert.True(c.IsSecret);
            Assert.True(c.Wanted is null or "(secret)");
            Assert.True(c.Live is null or "(secret)");
        });
    }

    [Fact]
    public void It_refers_only_to_kinds_it_declares() => Assert.All(
        Graph.InOrder.Where(r => r.Id.Kind == Kind.Name).SelectMany(Kind.References),
        reference => Assert.Contains(reference.To.Kind, Kind.ReferencedKinds.Append(Kind.Name)));

    [Fact]
    public void It_refers_only_to_what_is_there() => Assert.All(
        Graph.InOrder.Where(r => r.Id.Kind == Kind.Name).SelectMany(Kind.References),
        reference => Assert.True(Graph.Contains(reference.To), $"{reference.To}"));

    private static Value Known(Input? input) =>
        input is null ? Value.Unset : Value.Known(input.Literal ?? $"{input.From!.To.Kind}.{input.From.Output}");

    private static Value Pending(Input? input) =>
        input is null ? Value.Unset : input.Literal is { } text ? Value.Known(text) : Value.Pending;

    private IEnumerable<FieldChange> Compare(TSpec spec, TState state, Resolver resolve)
    {
        var found = new Observation.Found(state, EquatableMap<string>.Empty, new(Resource.Id, null));
        var wanted = Resource with { Spec = spec };
        return Kind.Compare(wanted, wanted, found, resolve);
    }
}
