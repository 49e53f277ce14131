using System.Net;
using Cyclops.Http;

namespace Cyclops.Solr;

/// <summary>What is said when a Solr server cannot be asked, or refuses.</summary>
internal static class SolrFaults
{
    private const int MostWords = 400;

    /// <summary>Solr servers, as all messages speak of them.</summary>
    public static HttpPeer Peer { get; } = new(
        "what is on the server is not known",
        "its address, the network and the server",
        "that it is the address of a Solr server, as http://host:8983/solr");

    public static CloudFault Refused(HttpCall call, HttpStatusCode status, string? words) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(
            "SearchAccessDenied",
            $"{call.Subject}: {call.Address.Authority} wants credentials (HTTP {(int)status}), and Cyclops has none for Solr; let it in without from where the controller runs",
            isTransient: false),
        _ => new(
            "SearchRefused",
            $"{call.Subject}: {call.Address.Authority} refuses (HTTP {(int)status}){(words is null ? "" : $": {Readable(words)}")}",
            isTransient: false),
    };

    public static CloudFault InCloudMode(HttpCall call) => new(
        "SearchCloudMode",
        $"{call.Subject}: {call.Address.Authority} runs in SolrCloud mode, and cores of apps are made on a server of its own; start it without ZooKeeper",
        isTransient: false);

    /// <summary>A server's words, on one line and not too many.</summary>
    public static string Readable(string words)
    {
        var line = string.Concat(words.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return line.Length <= MostWords ? line : $"{line[..MostWords]}…";
    }
}
