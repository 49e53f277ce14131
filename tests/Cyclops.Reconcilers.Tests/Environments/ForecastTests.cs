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
    public void What_is_asked_for_and_not_made_yet_is_said()
    {
        var manifests = Manifests.Empty().Write("environments/staging/environment.yaml", "Environment", "staging", "domain: staging.example.org\n  search: {managed: {}}");

        Assert.StartsWith("search.managed of staging is not made yet", Assert.Single(Warnings(manifests)), StringComparison.Ordinal);
    }

    private static EquatableList<string> Warnings(Manifests manifests)
    {
        using var installation = new Installation(manifests);
        Assert.Empty(installation.Set.Errors);
        return installation.Graph.Warnings;
    }
}
