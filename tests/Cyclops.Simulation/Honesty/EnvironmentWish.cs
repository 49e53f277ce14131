namespace Cyclops.Simulation.Honesty;

/// <summary>What an environment has beside its cluster, drawn by chance, and changed by chance.</summary>
internal sealed class EnvironmentWish(Random chance)
{
    /// <summary>Lines of its manifest, of which the first word is what they are of; two of one are never there together.</summary>
    private static readonly string[] Parts =
    [
        "cache: {}",
        "cache: {managed: {replicas: 1}}",
        "email: {}",
        "email: {domain: mail.DOMAIN}",
        "alarms: {notify: [ops@example.org]}",
        "alarms: {http5xxPercent: 9}",
        "search: {}",
        "search: {managed: {memory: 3072}}",
        "databases: {main: {managed: {deletionProtection: false}}}",
        "databases: {main: {managed: {deletionProtection: false, class: db.m6g.large}}}",
        "databases: {main: {managed: {deletionProtection: false}}, second: {managed: {deletionProtection: false}}}",
        "loadBalancers: {accessLogs: {}}",
        "loadBalancers: {min: 2}",
    ];

    private const string Consent = "consent: [remove cache, remove search, remove databases.main, remove databases.second, remove loadBalancers.2]";

    private readonly SortedDictionary<string, string> _lines = new(StringComparer.Ordinal);
    private bool _consents;

    /// <summary>Changes something, or nothing.</summary>
    public void Change()
    {
        switch (chance.Next(6))
        {
            case 0 or 1 or 2:
                var part = Parts[chance.Next(Parts.Length)];
                _lines[part.Split(':')[0]] = part;
                break;
            case 3 when _lines.Count > 0:
                _lines.Remove(_lines.Keys.ElementAt(chance.Next(_lines.Count)));
                break;
            case 4:
                _consents = !_consents;
                break;
            default:
                break;
        }
    }

    /// <summary>More lines of its spec.</summary>
    /// <param name="domain">Its domain.</param>
    public IEnumerable<string> Lines(string domain) =>
        _lines.Values.Select(l => l.Replace("DOMAIN", domain, StringComparison.Ordinal)).Concat(_consents ? [Consent] : []);
}
