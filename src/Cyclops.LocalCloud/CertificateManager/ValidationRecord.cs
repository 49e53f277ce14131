using System.Security.Cryptography;
using System.Text;
using Cyclops.LocalCloud.Route53;

namespace Cyclops.LocalCloud.CertificateManager;

/// <summary>The CNAME that proves a domain. It is the same for every request of an account, and a wildcard shares that of its apex.</summary>
/// <param name="Name">Absolute, with its final dot.</param>
internal sealed record ValidationRecord(string Name, string Value)
{
    public static ValidationRecord Of(string account, string domain)
    {
        var apex = domain.StartsWith("*.", StringComparison.Ordinal) ? domain[2..] : domain;
        return new ValidationRecord($"_{Digest("name", account, apex)}.{apex}.", $"_{Digest("value", account, apex)}.acm-validations.aws.");
    }

    /// <summary>A zone that the world sees and that holds the record; null when there is none.</summary>
    public Zone? ZoneWithin(HostedZones zones) => zones.All.FirstOrDefault(z =>
        z.Vpc is null
        && z.Records.TryGetValue(new RecordKey(DnsName.Normalise(Name), "CNAME", ""), out var set)
        && set.ResourceRecords?.Exists(r => DnsName.Normalise(r.Value) == Value) == true);

    private static string Digest(params string[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('/', parts))))[..32];
}
