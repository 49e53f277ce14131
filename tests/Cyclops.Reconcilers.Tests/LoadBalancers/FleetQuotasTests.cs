using Cyclops.Reconcilers.LoadBalancers;
using Cyclops.Reconcilers.Tests.Support;

namespace Cyclops.Reconcilers.Tests.LoadBalancers;

public sealed class FleetQuotasTests
{
    [Fact]
    public async Task What_is_there_and_what_is_to_come_are_counted_apart()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa").App("jaffa", spec: "hosts: [a.staging.example.org, b.staging.example.org, c.staging.example.org, d.staging.example.org, e.staging.example.org, f.staging.example.org]"));
        installation.Commit(m => m.App("lod").App("haifa", spec: "hosts: [a1.staging.example.org, a2.staging.example.org, a3.staging.example.org, a4.staging.example.org, a5.staging.example.org, a6.staging.example.org]"));
        var world = await installation.ObserveAsync();

        Assert.Equal(
            [
                new("rules of load balancer 1", 3, 2, 100),
                new("target groups of load balancer 1", 2, 1, 100),
                new("target groups in the region", 2, 1, 3_000),
                new QuotaUse("load balancers in the region", 1, 0, 50),
            ],
            FleetQuotas.Of("acme", "staging", installation.Graph, world));
        Assert.Equal(1, FleetQuotas.PlaceOf(new("staging", "lod"), installation.Graph, world));
        Assert.Empty(FleetQuotas.Homeless("staging", installation.Graph, world));
    }

    [Fact]
    public async Task Before_anything_is_made_all_is_to_come()
    {
        using var installation = new Installation(Manifests.Empty().App("haifa"));
        var world = await installation.ObserveAsync();

        Assert.Equal(
            [new("target groups in the region", 0, 1, 3_000), new QuotaUse("load balancers in the region", 0, 1, 50)],
            FleetQuotas.Of("acme", "staging", installation.Graph, world));
        Assert.Null(FleetQuotas.PlaceOf(new("staging", "haifa"), installation.Graph, world));
        Assert.Empty(FleetQuotas.Homeless("staging", installation.Graph, world));
    }
}
