using System.Net;
using System.Net.Sockets;
using Amazon.Route53.Model;

namespace Cyclops.LocalCloud.Route53;

/// <summary>What a single record set must satisfy on its own, whatever else the zone holds. Each rule answers a message or null.</summary>
internal static class RecordRules
{
    private static readonly HashSet<string> Types =
        ["A", "AAAA", "CAA", "CNAME", "DS", "HTTPS", "MX", "NAPTR", "NS", "PTR", "SOA", "SPF", "SRV", "SSHFP", "SVCB", "TLSA", "TXT"];

    /// <summary>A shape the API refuses before it looks at the zone (error InvalidInput), or null.</summary>
    public static string? Shape(ResourceRecordSet set)
    {
        if (string.IsNullOrEmpty(set.Name) || set.Type is null || !Types.Contains(set.Type.Value))
        {
            return $"Invalid request: Type '{set.Type?.Value}' of record '{set.Name}' is not a record type.";
        }

        var values = set.ResourceRecords is { Count: > 0 };
        if (set.AliasTarget is not null)
        {
            return values || set.TTL is not null
                ? "Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found more than one in Change with [Action=..., Name=" + set.Name + "]"
                : null;
        }

        return values && set.TTL is not null
            ? null
            : $"Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found none in Change with [Name={set.Name}, Type={set.Type}, SetIdentifier={set.SetIdentifier ?? "null"}]";
    }

    /// <summary>A value, TTL or weight out of its range (error InvalidChangeBatch), or null.</summary>
    public static string? Content(ResourceRecordSet set)
    {
        if (set.TTL is < 0 or > 2147483647)
        {
            return $"Invalid TTL {set.TTL} of '{set.Name}'";
        }

        if (set.Weight is < 0 or > 255)
        {
            return $"Invalid weight {set.Weight} of '{set.Name}': it must be between 0 and 255";
        }

        if (Routed(set) && string.IsNullOrEmpty(set.SetIdentifier))
        {
            return $"Invalid request: Missing field 'SetIdentifier' in record '{set.Name}' with a routing policy";
        }

        if (!Routed(set) && set.SetIdentifier is not null)
        {
            return $"Invalid request: Expected exactly one of [Weight, Region, Failover, GeoLocation or MultiValueAnswer] in record '{set.Name}' with SetIdentifier '{set.SetIdentifier}', but found none";
        }

        if (set.SetIdentifier is { Length: > 128 })
        {
            return $"Invalid SetIdentifier of '{set.Name}': at most 128 characters";
        }

        return set.ResourceRecords?.Select(r => Value(set.Type.Value, r.Value)).FirstOrDefault(m => m is not null);
    }

    /// <summary>The routing policy of a record set; sets of one name and type must agree on it.</summary>
    public static string Policy(ResourceRecordSet set) => set switch
    {
        { Weight: not null } => "weighted",
        { Region: not null } => "latency",
        { Failover: not null } => "failover",
        { GeoLocation: not null } or { GeoProximityLocation: not null } => "geolocation",
        { MultiValueAnswer: not null } => "multivalue",
        { CidrRoutingConfig: not null } => "cidr",
        _ => "simple",
    };

    private static bool Routed(ResourceRecordSet set) => Policy(set) != "simple";

    private static string? Value(string type, string? value) => type switch
    {
        "A" when !IsAddress(value, AddressFamily.InterNetwork) => Fatal("ARRDATAIllegalIPv4Address", "Value is not a valid IPv4 address", value),
        "AAAA" when !IsAddress(value, AddressFamily.InterNetworkV6) => Fatal("AAAARRDATAIllegalIPv6Address", "Value is not a valid IPv6 address", value),
        "TXT" or "SPF" when value is null || value.Length < 2 || value[0] != '"' || value[^1] != '"' =>
            Fatal("InvalidCharacterString", "Value should be enclosed in quotation marks", value),
        "CNAME" or "NS" or "PTR" when string.IsNullOrEmpty(value) || value.Contains(' ', StringComparison.Ordinal) =>
            Fatal("DomainLabelEmpty", "Domain label is empty", value),
        "MX" when value is null || value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length != 2 =>
            Fatal("MXRRDATAIllegalSyntax", "Value must be a priority and a domain name", value),
        _ => null,
    };

    private static bool IsAddress(string? value, AddressFamily family) =>
        IPAddress.TryParse(value, out var address) && address.AddressFamily == family
        && (family != AddressFamily.InterNetwork || value!.Count(c => c == '.') == 3);

    private static string Fatal(string problem, string meaning, string? value) =>
        $"Invalid Resource Record: 'FATAL problem: {problem} ({meaning}) encountered with '{value}''";
}
