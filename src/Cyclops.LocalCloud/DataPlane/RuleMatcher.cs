using System.Net;
using Amazon.ElasticLoadBalancingV2.Model;
using Cyclops.LocalCloud.Protocol;
using Microsoft.AspNetCore.WebUtilities;

namespace Cyclops.LocalCloud.DataPlane;

/// <summary>Whether a request meets all conditions of a rule.</summary>
internal static class RuleMatcher
{
    public static bool Matches(List<RuleCondition> conditions, WireRequest request, string host) =>
        conditions.TrueForAll(c => Matches(c, request, host));

    private static bool Matches(RuleCondition condition, WireRequest request, string host) => condition.Field switch
    {
        "host-header" => condition.Values.Exists(v => Wildcard.Matches(v, host, ignoreCase: true)),
        "path-pattern" => condition.Values.Exists(v => Wildcard.Matches(v, request.Path, ignoreCase: false)),
        "http-header" => request.Header(condition.HttpHeaderConfig.HttpHeaderName) is { } value && condition.HttpHeaderConfig.Values.Exists(v => Wildcard.Matches(v, value, ignoreCase: true)),
        "http-request-method" => condition.HttpRequestMethodConfig.Values.Contains(request.Method),
        "query-string" => Query(condition.QueryStringConfig.Values, request),

        // Everybody who calls the local cloud is on this machine.
        "source-ip" => condition.SourceIpConfig.Values.Exists(v => IPNetwork.TryParse(v, out var network) && network.Contains(IPAddress.Loopback)),
        _ => false,
    };

    private static bool Query(List<QueryStringKeyValuePair> wanted, WireRequest request)
    {
        var given = QueryHelpers.ParseQuery(request.Query);
        return wanted.Exists(w => given.Any(g =>
            (w.Key is null || Wildcard.Matches(w.Key, g.Key, ignoreCase: true))
            && g.Value.Any(v => Wildcard.Matches(w.Value ?? "", v ?? "", ignoreCase: true))));
    }
}
