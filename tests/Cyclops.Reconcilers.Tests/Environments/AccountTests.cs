using Cyclops.Aws;
using Cyclops.Engine.Applying;
using Cyclops.Engine.Graphs;
using Cyclops.Engine.Kinds;
using Cyclops.Engine.Observing;
using Cyclops.Engine.Planning;
using Cyclops.LocalCloud;
using Cyclops.LocalCloud.Faults;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.Tests.Support;

namespace Cyclops.Reconcilers.Tests.Environments;

/// <summary>An environment that names its account is read and changed in that account only, and its stacks are made with that account's role.</summary>
public sealed class AccountTests : IDisposable
{
    private const string Who = "sts:GetCallerIdentity";

    private readonly LocalAws _cloud = new();
    private readonly AwsKindCatalogs _catalogs;
    private Manifests _manifests = Of("main: {id: '123456789012', stackRole: cyclops-acme-cloudformation}");

    public AccountTests() => _catalogs = new(
        new AwsTarget("eu-west-1", EndpointUrl: "http://cloud.test"),
        TimeProvider.System,
        unlimited: true,
        RawClients.Credentials,
        new() { Http = new InProcess(_cloud.CreateHandler()) });

    public void Dispose() => _catalogs.Dispose();

    [Fact]
    public async Task Its_account_is_asked_for_once_however_often_it_is_looked_at()
    {
        for (var pass = 0; pass < 3; pass++)
        {
            Assert.Empty((await ObserveAsync()).IncompleteKinds);
        }

        Assert.Equal(1, _cloud.Recorder.Counts()[Who]);
    }

    [Fact]
    public async Task Another_account_makes_every_read_unknown_and_names_both_and_the_line()
    {
        _manifests = Of("main: {id: '222222222222'}");

        var incomplete = (await ObserveAsync()).IncompleteKinds;

        Assert.NotEmpty(incomplete);
        Assert.All(incomplete.Values, why => Assert.Equal("WrongAccount", why.Reason));
        var message = incomplete.Values.First().Message;
        Assert.Contains("account 123456789012", message, StringComparison.Ordinal);
        Assert.Contains("manifests/platform.yaml:5:25 says 222222222222", message, StringComparison.Ordinal);
        Assert.Equal([Who], _cloud.Recorder.Counts().Keys);
    }

    [Fact]
    public async Task In_another_account_nothing_is_planned_nor_changed()
    {
        _manifests = Of("main: {id: '222222222222'}");

        var results = await PassAsync();

        Assert.NotEmpty(results);
        Assert.All(results, r => Assert.False(r.Step.Mutates));
        Assert.Equal(0, _cloud.Recorder.MutatingCount);
    }

    [Fact]
    public async Task The_role_that_leads_there_is_named()
    {
        _manifests = Of("main: {id: '222222222222', role: deploy}");

        // The local cloud lets any role be assumed, and all of them act in its own account.
        var why = (await ObserveAsync()).IncompleteKinds.Values.First();

        Assert.Equal("WrongAccount", why.Reason);
        Assert.Contains("role deploy leads to account 123456789012", why.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_nobody_can_tell_nothing_is_read_and_it_is_asked_again()
    {
        _cloud.Faults.Add(new Fault { Operation = Who, Code = "AccessDenied", Status = 403 });

        var first = (await ObserveAsync()).IncompleteKinds;
        var second = (await ObserveAsync()).IncompleteKinds;

        Assert.Contains(first.Values, why => why.Reason == "AccessDenied");
        Assert.Empty(second);
        Assert.Equal(2, _cloud.Recorder.Counts()[Who]);
    }

    [Fact]
    public async Task A_line_that_moves_asks_nobody_and_is_named_where_it_is()
    {
        _manifests = Of("main: {id: '222222222222'}");
        await ObserveAsync();
        _manifests.Write("platform.yaml", "Platform", "acme", "region: eu-west-1\n  accounts: {main: {id: '222222222222'}}").Commit();

        var why = (await ObserveAsync()).IncompleteKinds.Values.First();

        Assert.Contains("manifests/platform.yaml:6:25", why.Message, StringComparison.Ordinal);
        Assert.Equal(1, _cloud.Recorder.Counts()[Who]);
    }

    [Fact]
    public async Task An_environment_without_account_is_not_asked_for()
    {
        _manifests = Of("main: {id: '222222222222'}", account: "paused: false");

        Assert.Empty((await ObserveAsync()).IncompleteKinds);
        Assert.DoesNotContain(Who, _cloud.Recorder.Counts().Keys);
    }

    [Theory]
    [InlineData("account: main", "cyclops-acme-cloudformation")]
    [InlineData("paused: false", "own")]
    public async Task Stacks_are_made_with_the_role_of_the_account_or_else_the_platforms(string account, string role)
    {
        _manifests = Of("main: {id: '123456789012', stackRole: cyclops-acme-cloudformation}", account, "stackRoleArn: 'arn:aws:iam::123456789012:role/own'");
        await PassAsync();

        var stacks = await new RawClients(_cloud).CloudFormation.DescribeStacksAsync(new(), TestContext.Current.CancellationToken);

        Assert.NotEmpty(stacks.Stacks);
        Assert.All(stacks.Stacks, s => Assert.Equal($"arn:aws:iam::123456789012:role/{role}", s.RoleARN));
    }

    private static Manifests Of(string accounts, string account = "account: main", string more = "safety: {}")
    {
        var manifests = Manifests.Empty()
            .Write("platform.yaml", "Platform", "acme", $"accounts: {{{accounts}}}\n  {more}")
            .Write("environments/staging/environment.yaml", "Environment", "staging", $"domain: staging.example.org\n  network: {{managed: {{nat: none}}}}\n  {account}");
        manifests.Commit();
        return manifests;
    }

    private async Task<World> ObserveAsync()
    {
        var (kinds, graph) = Connect();
        var set = _manifests.Commits[^1].Set;
        return await new WorldObserver(kinds, TimeProvider.System).ObserveAsync("acme", set.Environments["staging"], graph, default);
    }

    private async Task<IReadOnlyList<StepResult>> PassAsync()
    {
        var (kinds, graph) = Connect();
        var (commit, set) = _manifests.Commits[^1];
        var world = await ObserveAsync();
        var plans = await new EnvironmentPlanner(kinds, new LinearHistory(_manifests, kinds)).ReviewAsync(new ReviewRequest(set, commit.Id, "staging", graph, world), default);
        var results = new List<StepResult>();
        foreach (var key in plans.Keys)
        {
            var plan = await plans.PlanAsync(key, null, default);
            results.AddRange(await new Applier(kinds).ApplyAsync(new ApplyRequest(plan, graph, world, set.Platform!, set.Environments["staging"], commit.Id), Watcher.Instance, default));
        }

        return results;
    }

    private (KindCatalog Kinds, ResourceGraph Graph) Connect()
    {
        var set = _manifests.Commits[^1].Set;
        Assert.Empty(set.Errors);
        var kinds = _catalogs.For(set.Platform!, set.Environments["staging"]);
        return (kinds, new GraphBuilder(kinds).Build(set, "staging")!);
    }
}
