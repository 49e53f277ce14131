namespace Cyclops.Simulation.RealProcess;

/// <summary>An app as its manifest asks for it.</summary>
/// <param name="Environments">Where it runs.</param>
/// <param name="HostCount">Hosts in each of its environments; none means that nothing reaches it.</param>
internal sealed record WantedApp(
    string Name,
    IReadOnlyList<string> Environments,
    int Version,
    int Replicas,
    int Greeting,
    int Check,
    int HostCount)
{
    public string Image => $"ckan/{Name}:{Version}";

    public string Hello => $"hello-{Greeting}";

    public string HealthPath => $"/check-{Check}";

    public string Manifest => $$"""
        apiVersion: cyclops/v1
        kind: App
        metadata: {name: {{Name}}}
        spec:
          image: {{Image}}
          replicas: {{Replicas}}
          env: {GREETING: {{Hello}}}
          healthCheck: {{HealthPath}}
          environments:
            {{string.Join("\n    ", Environments.Select(e => $"{e}: {{hosts: [{string.Join(", ", HostsIn(e))}]}}"))}}

        """;

    public IEnumerable<string> HostsIn(string environment) =>
        Enumerable.Range(1, HostCount).Select(i => $"{Name}-{i}.{environment}.localhost");

    public override string ToString() =>
        $"{Name} in {string.Join(" and ", Environments)}: {Replicas} of {Image} {Hello}, {HealthPath}, {HostCount} hosts";
}
