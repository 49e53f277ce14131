using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cyclops.Testing;

/// <summary>Serves a <see cref="StandInSolr"/> on loopback.</summary>
public sealed class SolrServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly StandInSolr _solr;
    private readonly Task _loop;

    /// <param name="solr">Who answers.</param>
    public SolrServer(StandInSolr solr)
    {
        _solr = solr;
        var port = FreePort();
        Url = $"http://127.0.0.1:{port}/solr";
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
