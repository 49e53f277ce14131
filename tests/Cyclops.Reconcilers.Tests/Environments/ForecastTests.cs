using Cyclops.Model;
using Cyclops.Reconcilers.Tests.Support;

namespace Cyclops.Reconcilers.Tests.Environments;

/// <summary>What will not do as it is planned is said beforehand: a plan that cannot fit says how much is missing, and on what.</summary>
public sealed class ForecastTests
{
    [Fact]
    public void A_plan_that_fits_says_nothing() => Assert.Empty(Warnings(Manifests.Empty().App("haifa", spec: "replicas: 4, memory: 4Gi")));

    [Fact]
    public void A_plan_that_does_not_fit_says_how_many_MiB_are_missing_on_which_capacity()
    {
        var warnings = Warnings(Manifests.Empty().App("haifa", spec: "replicas: 4, memory: 4Gi").App("jaffa", spec: "replicas: 4, memory: 4Gi"));

        Assert.Equal(
            ["1,968 MiB are missing on the EC2 capacity of staging (4 of t3.large): its apps reserve 32,768 MiB, and it has about 30,800 MiB at its largest; raise cluster.ec2.max, or take a larger instance type at manifests/environments/staging/environment.yaml:1:1"],
            warnings);
    }

    [Fact]
    public void A_task_larger_than_an_instance_is_told_apart()
    {
        var warning = Warnings(Manifests.Empty().App("haifa", spec: "memory: 10Gi"))[0];

        Assert.StartsWith("staging/haifa: a task reserves 10,240 MiB and an instance of type t3.large has about 7,700 MiB: 2,540 MiB are missing on each", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Cpu_is_counted_too() =>
        Assert.StartsWith("1,808 CPU units are missing", Assert.Single(Warnings(Manifests.Empty().App("haifa", spec: "replicas: 10, cpu: 1000"))), StringComparison.Ordinal);

    [Fact]
    public void Fargate_has_room_for_everybody() =>
        Assert.Empty(Warnings(Manifests.Empty("fargate: {}").App("haifa", spec: "replicas: 500, cpu: 256, memory: 512")));

    [Fact]
    public void The_Solr_of_the_environment_is_counted_too() =>
        Assert.StartsWith(
            "1,968 MiB are missing on the EC2 capacity of staging (4 of t3.large): its apps and its Solr reserve 32,768 MiB, and it has about 30,800 MiB",
            Assert.Single(Warnings(Search("{managed: {memory: 4Gi}}").App("haifa", spec: "replicas: 7, memory: 4Gi"))),
            StringComparison.Ordinal);

    [Fact]
    public void A_Solr_larger_than_an_instance_is_told_apart() =>
        Assert.StartsWith("staging/search.managed: a task reserves 10,240 MiB and an instance of type t3.large has about 7,700 MiB", Warnings(Search("{managed: {memory: 10Gi}}"))[0], StringComparison.Ordinal);

    [Fact]
    public void A_Solr_that_is_elsewhere_takes_no_room() =>
        Assert.Empty(Warnings(Search("{existing: {url: 'http://solr.example.org:8983/solr'}}").App("haifa", spec: "replicas: 7, memory: 4Gi")));

    [Fact]
    public void An_app_that_stops_before_it_starts_again_is_said_to_be_away() =>
        Assert.StartsWith(
            "staging/haifa: strategy recreate stops all its copies before new ones start: it is away during each rollout",
            Assert.Single(Warnings(Manifests.Empty().App("haifa", spec: "rollout: {strategy: recreate}").App("jaffa"))),
            StringComparison.Ordinal);

    private static Manifests Search(string search) => Manifests.Empty().Write(
        "environments/staging/environment.yaml", "Environment", "staging", $"domain: staging.example.org\n  cluster: {{ec2: {{instanceTypes: [t3.large], max: 4}}}}\n  search: {search}");

    private static EquatableList<string> Warnings(Manifests manifests)
    {
        using var installation = new Installation(manifests);
        Assert.Empty(installation.Set.Errors);
        return installation.Graph.Warnings;
    }
}
