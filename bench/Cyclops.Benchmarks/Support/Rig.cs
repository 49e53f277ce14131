using Amazon.Runtime;
using Cyclops.Aws;
using Cyclops.Aws.Calls;
using Cyclops.Engine.Applying;
using Cyclops.Engine.Graphs;
using Cyclops.Engine.Kinds;
using Cyclops.Engine.Manifests;
using Cyclops.Engine.Observing;
using Cyclops.Engine.Planning;
using Cyclops.LocalCloud;
using Cyclops.LocalCloud.Options;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Model.Sources;
using Cyclops.Reconcilers;

namespace Cyclops.Benchmarks.Support;

/// <summary>Manifests, engine, kinds, clients and a cloud without delays, in one process.</summary>
internal sealed class Rig : IDisposable
{
    private const int MostPasses = 20;

    private readonly ManifestReader _reader = new();
    private AwsGateways _gateways;
    private KindCatalog _kinds;

    public Rig(int apps)
    {
        // One load balancer takes 100 target groups; the placement over several is not built yet.
        var quotas = new LocalQuotas { TargetGroupsPerLoadBalancer = apps + 1, RulesPerLoadBalancer = apps + 1 };
        Cloud = new LocalAws(new LocalCloudOptions { Quotas = quotas, RecordedCalls = 0 });
        (_gateways, _kinds) = Connect();
    }

    public LocalAws Cloud { get; }

    public CallLog Calls => _gateways.Calls;

    public ManifestSet Set { get; private set; } = null!;

    public ResourceGraph Graph { get; private set; } = null!;

    private EnvironmentManifest Environment => Set.Environments[ManyApps.Environment];

    /// <summary>A new process: nothing is remembered.</summary>
    public void Restart()
    {
        _gateways.Dispose();
        (_gateways, _kinds) = Connect();
    }

    public void Read(Snapshot snapshot)
    {
        Set = _reader.Read(snapshot);
        if (!Set.IsComplete)
        {
            throw new InvalidOperationException(Set.Errors[0].ToString());
        }
    }

    public void Build() => Graph = new GraphBuilder(_kinds).Build(Set, ManyApps.Environment)!;

    public Task<World> ObserveAsync() =>
        new WorldObserver(_kinds, TimeProvider.System).ObserveAsync(Set.Platform!.Name, Environment, Graph, default);

    public async Task<List<Plan>> PlanAsync(World world, CommitId head)
    {
        var plans = await new EnvironmentPlanner(_kinds, new NoHistory())
            .ReviewAsync(new ReviewRequest(Set, head, ManyApps.Environment, Graph, world), default);
        var all = new List<Plan>();
        foreach (var key in plans.Keys)
        {
            all.Add(await plans.PlanAsync(key, null, default));
        }

        return all;
    }

    /// <summary>Observes, plans and applies until all is as wanted.</summary>
    /// <returns>The number of passes.</returns>
    public async Task<int> ConvergeAsync(Snapshot snapshot)
    {
        Read(snapshot);
        Build();
        var head = snapshot.Commit!.Id;
        for (var pass = 1; pass <= MostPasses; pass++)
        {
            var world = await ObserveAsync();
            var isSettled = world.IncompleteKinds.Count == 0;
            foreach (var plan in await PlanAsync(world, head))
            {
                var request = new ApplyRequest(plan, Graph, world, Set.Platform!, Environment, head);
                var results = await new Applier(_kinds).ApplyAsync(request, new Silence(), default);
                isSettled &= results.All(r => r.Step.Verb == Verb.Keep && r.Outcome is Outcome.Converged);
            }

            if (isSettled)
            {
                return pass;
            }
        }

        throw new InvalidOperationException($"did not settle within {MostPasses} passes");
    }

    public void Dispose() => _gateways.Dispose();

    private (AwsGateways Gateways, KindCatalog Kinds) Connect()
    {
        var gateways = new AwsGateways(
            new AwsTarget("eu-west-1", EndpointUrl: "http://cloud.test"),
            new CallBudget(TimeProvider.System, unlimited: true),
            new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "secret"),
            new InProcess(Cloud));
        return (gateways, ReconcilerKinds.Create(gateways, KindMeans.Of(gateways, TimeProvider.System)));
    }
}
