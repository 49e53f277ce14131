using System.Net;
using System.Text;

namespace Cyclops.Testing;

/// <summary>Serves a <see cref="StandInSolr"/> on loopback.</summary>
public sealed class SolrServer : IDisposable
{
    private readonly HttpListener _listener;
    private readonly StandInSolr _solr;
    private readonly Task _loop;

    /// <param name="solr">Who answers.</param>
    public SolrServer(StandInSolr solr)
    {
        _solr = solr;
        (_listener, var address) = LoopbackListener.Start();
        Url = $"{address}/solr";
        _loop = ServeAsync();
    }

    /// <summary><c>http://127.0.0.1:PORT/solr</c>.</summary>
    public string Url { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Close();
        _loop.ContinueWith(loop => loop.Exception, TaskScheduler.Default);
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            var context = await _listener.GetContextAsync();
            var (status, body) = _solr.Answer(context.Request.Url!);
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
            context.Response.Close();
        }
    }
}
