namespace Cyclops.Simulation.Mutants.Catalog;

/// <summary>A host goes to the wrong app.</summary>
internal static class HostMutants
{
    private const string Name = "src/Cyclops.Engine/Manifests/Fields/HostName.cs";
    private const string Rule = "src/Cyclops.Reconcilers/ListenerRule/ListenerRuleKind.cs";
    private const string Dns = "src/Cyclops.Reconcilers/DnsRecord/DnsRecordKind.cs";
    private const string TwoClaims = "two apps with one host";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new(
            "hosts-keep-their-case",
            ["S9", "S13", "L1", "L8"],
            Name,
            "public static string Canonical(string text) => TryAscii(text, out var ascii) ? ascii : text;",
            "public static string Canonical(string text) => text;",
            "Host names are compared as they are written: two spellings are two hosts.",
            "hosts in upper case and with a trailing dot"),
        new(
            "contested-host-not-held",
            ["S13"],
            Rule,
            "var contested = hosts.FirstOrDefault(scope.ContestedHosts.ContainsKey);",
            "var contested = hosts.FirstOrDefault(_ => false);",
            "A host that two apps claim is served by whoever comes first.",
            TwoClaims),
        new(
            "rule-of-another-overlooked",
            ["S1", "S13"],
            Rule,
            "var taken = Taken(desired, rules, request);",
            "Observation.Foreign? taken = null;",
            "A host that somebody else's rule serves gets a rule of ours as well.",
            "a rule of somebody else for the app's host"),
        new(
            "record-of-another-overlooked",
            ["S1", "S13", "L1"],
            Dns,
            "? Taken(desired, taken, request)",
            "? Observation.Absent.Instance",
            "A host that somebody else's record leads away gets a record of ours as well.",
            "a record of somebody else for the app's host"),
    ];
}
