namespace Cyclops.Simulation.Scenarios;

/// <summary>Host names change hands.</summary>
internal static class Hosts
{
    private const string Seven =
        "hosts: [a.staging.example.org, b.staging.example.org, c.staging.example.org, d.staging.example.org, e.staging.example.org, f.staging.example.org, g.example.com]";

    private const string Shared = "hosts: [shared.staging.example.org]";

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(
            "hosts-change",
            [
                Act.Commit("one app", f => f.Base().App("alpha")),
                Act.Commit("seven hosts, two rules", f => f.App("alpha", spec: Seven)),
                Act.Commit("one again", f => f.App("alpha")),
            ]),
        new(
            "hosts-to-none",
            [
                Act.Commit("one app", f => f.Base().App("alpha")),
                Act.Commit("no host", f => f.App("alpha", spec: "hosts: []")),
                Act.Commit("one again", f => f.App("alpha")),
            ]),
        new(
            "host-handover",
            [
                Act.Commit("alpha has it", f => f.Base().App("alpha", spec: Shared).App("beta")),
                Act.Commit("beta gets it", f => f.App("alpha").App("beta", spec: Shared)),
            ]),
        new(
            "two-apps-one-host",
            [
                Act.Commit("alpha has it", f => f.Base().App("alpha", spec: Shared).App("beta")),
                Act.Commit("beta wants it, too", f => f.App("beta", spec: Shared), TimeSpan.FromMinutes(3)),
                Act.Commit("beta takes another", f => f.App("beta")),
            ]),
    ];
}
