using System.Net;
using System.Text;

namespace Cyclops.Testing;

/// <summary>The straight way to a <see cref="StandInSolr"/>, without sockets.</summary>
/// <param name="solr">Who answers.</param>
public sealed class SolrHandler(StandInSolr solr) : HttpMessageHandler
{
    /// <summary>Whether nobody answers.</summary>
    public bool IsDown { get; set; }

    /// <summary>What is answered instead; null: the server's own answer.</summary>
    public (int Status, string Body)? Instead { get; set; }

    /// <summary>What was asked for, in order: path and query.</summary>
    public IList<string> Requests { get; } = [];

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request.RequestUri!.PathAndQuery);
        if (IsDown)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "nobody listens");
        }

        var (status, body) = Instead ?? solr.Answer(request.RequestUri);
        return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
    }
}
