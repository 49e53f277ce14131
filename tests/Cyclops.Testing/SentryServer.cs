using System.Net;

namespace Cyclops.Testing;

/// <summary>A <see cref="StandInSentry"/> over HTTP on loopback.</summary>
public sealed class SentryServer : IDisposable
{
    private readonly HttpListener _listener;
    private readonly Task _loop;

    public SentryServer()
    {
        (_listener, Address) = LoopbackListener.Start();
        _loop = ServeAsync();
    }

    /// <summary><c>http://127.0.0.1:PORT</c>.</summary>
    public string Address { get; }

    /// <summary>What answers.</summary>
    public StandInSentry Sentry { get; } = new();

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
            using var request = new HttpRequestMessage(new(context.Request.HttpMethod), context.Request.Url);
            if (context.Request.Headers["Authorization"]?.Split(' ') is [var scheme, var parameter])
            {
                request.Headers.Authorization = new(scheme, parameter);
            }

            if (context.Request.HasEntityBody)
            {
                using var body = new StreamReader(context.Request.InputStream);
                request.Content = new StringContent(await body.ReadToEndAsync());
            }

            using var answer = await Sentry.AnswerAsync(request, default);
            context.Response.StatusCode = (int)answer.StatusCode;
            if (answer.Headers.TryGetValues("Link", out var links))
            {
                context.Response.AddHeader("Link", string.Join(", ", links));
            }

            await answer.Content.CopyToAsync(context.Response.OutputStream);
            context.Response.Close();
        }
    }
}
