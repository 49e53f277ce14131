using System.Net;
using Cyclops.Http;

namespace Cyclops.Sentry;

/// <summary>What is said when Sentry could not be asked, or does not do what it is asked for.</summary>
public static class SentryFaults
{
    /// <summary>Code: Sentry does not take the token, or not for this.</summary>
    public const string Refused = "SentryRefused";

    internal static HttpPeer Peer { get; } = new(
        "what is there is not known",
        "sentry.url in platform.yaml, the network and Sentry",
        "that sentry.url in platform.yaml is the address of a Sentry");

    internal static CloudFault Of(HttpCall call, HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(
            Refused,
            $"{call.Subject}: {call.Address.Authority} does not take the token for this (HTTP {(int)status}): it was revoked, or lacks one of the scopes project:read, project:write, project:admin, or its owner is not in the team",
            isTransient: false),
        HttpStatusCode.NotFound => new(
            "SentryNotFound",
            $"{call.Subject}: {call.Address.Authority} has no such organisation, team or project, or does not show it to this token (HTTP 404); check sentry.organization and sentry.team in platform.yaml",
            isTransient: false),
        _ => new("UnexpectedStatus", $"{call.Subject}: {call.Address.Authority} answered HTTP {(int)status}; check sentry in platform.yaml", isTransient: false),
    };
}
