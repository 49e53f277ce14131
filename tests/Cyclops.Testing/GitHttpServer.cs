using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

namespace Cyclops.Testing;

/// <summary>Serves the repositories of a folder over HTTP on loopback, by Git's own <c>http-backend</c>.</summary>
public sealed class GitHttpServer : IDisposable
{
    private readonly HttpListener _listener;
    private readonly string _folder;
    private readonly Task _loop;

    /// <param name="folder">Folder above the repositories.</param>
    public GitHttpServer(string folder)
    {
        _folder = folder;
        (_listener, Address) = LoopbackListener.Start();
        _loop = ServeAsync();
    }

    /// <summary><c>http://127.0.0.1:PORT</c>.</summary>
    public string Address { get; }

    /// <summary>The Authorization header every request must have; null: none is asked for.</summary>
    public string? Authorization { get; set; }

    /// <summary>Where every request is sent instead; null: nowhere.</summary>
    public string? RedirectTo { get; set; }

    /// <summary>Whether requests are taken and never answered.</summary>
    public bool IsSilent { get; set; }

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
            if (IsSilent)
            {
                continue;
            }

            if (RedirectTo is not null)
            {
                context.Response.Redirect(RedirectTo + context.Request.RawUrl);
            }
            else if (Authorization is not null && context.Request.Headers["Authorization"] != Authorization)
            {
                context.Response.StatusCode = 401;
                context.Response.AddHeader("WWW-Authenticate", "Basic realm=\"git\"");
            }
            else
            {
                await AnswerAsync(context);
            }

            context.Response.Close();
        }
    }

    /// <summary>One CGI exchange (RFC 3875).</summary>
    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var process = Process.Start(Backend(context.Request))!;
        await context.Request.InputStream.CopyToAsync(process.StandardInput.BaseStream);
        process.StandardInput.Close();
        using var output = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        var answer = output.ToArray();
        var end = answer.AsSpan().IndexOf("\r\n\r\n"u8);
        foreach (var line in Encoding.ASCII.GetString(answer, 0, end).Split("\r\n"))
        {
            var (name, value) = (line.Split(':')[0], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
            if (name == "Status")
            {
                context.Response.StatusCode = int.Parse(value.Split(' ')[0], CultureInfo.InvariantCulture);
            }
            else
            {
                context.Response.Headers[name] = value;
            }
        }

        await context.Response.OutputStream.WriteAsync(answer.AsMemory(end + 4));
    }

    private ProcessStartInfo Backend(HttpListenerRequest request)
    {
        var start = new ProcessStartInfo("git", ["http-backend"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["GIT_PROJECT_ROOT"] = _folder;
        start.Environment["GIT_HTTP_EXPORT_ALL"] = "1";
        start.Environment["PATH_INFO"] = request.Url!.AbsolutePath;
        start.Environment["QUERY_STRING"] = request.Url.Query.TrimStart('?');
        start.Environment["REQUEST_METHOD"] = request.HttpMethod;
        start.Environment["CONTENT_TYPE"] = request.ContentType ?? "";
        start.Environment["HTTP_CONTENT_ENCODING"] = request.Headers["Content-Encoding"] ?? "";
        start.Environment["GIT_PROTOCOL"] = request.Headers["Git-Protocol"] ?? "";
        return start;
    }
}
