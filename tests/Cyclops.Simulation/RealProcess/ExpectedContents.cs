namespace Cyclops.Simulation.RealProcess;

/// <summary>What AWS must hold when all is done, from the manifests alone: the reference to compare with.</summary>
internal static class ExpectedContents
{
    private const int HostsPerRule = 5;

    /// <summary>Stacks that every environment has.</summary>
    private static readonly string[] Parts = ["network", "cluster", "ingress-1"];

    /// <summary>Lines as <see cref="CloudContents"/> lists them, in order.</summary>
    public static List<string> Of(IEnumerable<WantedApp> apps)
    {
        List<string> lines =
        [
            .. from e in WantedConfig.Environments from part in Parts select $"stack cyclops-sim-{e}-{part}",
            .. WantedConfig.Environments.Select(e => $"log group /cyclops/sim/{e}/_cluster of {e}/: 7 days"),
            .. from app in apps from environment in app.Environments from line in Of(app, environment) select line,
        ];
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static IEnumerable<string> Of(WantedApp app, string environment)
    {
        var key = $"{environment}/{app.Name}";
        var hosts = app.HostsIn(environment).ToList();
        var group = hosts.Count > 0 ? key : "nothing";
        yield return $"family of {key}: {app.Image} {app.Hello}";
        yield return $"log group /cyclops/sim/{key} of {key}: 7 days";
        yield return $"service {app.Name} of {key}: {app.Replicas} wanted, {app.Replicas} running, {app.Image} {app.Hello} behind {group}";
        if (hosts.Count > 0)
        {
            yield return $"target group of {key}: {app.HealthPath}";
        }

        foreach (var chunk in hosts.Chunk(HostsPerRule))
        {
            yield return $"rule of {key}: {string.Join(' ', chunk)} to {group}";
        }

        foreach (var host in hosts)
        {
            yield return $"record {host} cyclops/sim/{key} to {environment}/";
        }
    }
}
