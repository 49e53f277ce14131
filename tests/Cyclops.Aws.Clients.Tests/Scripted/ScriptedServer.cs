using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cyclops.Aws.Clients.Tests.Scripted;

/// <summary>
/// An HTTP server over a plain socket that gives the scripted answers in turn, whatever is asked; also ones that a real
/// server library would refuse to send. When the script is used up it answers 500.
/// </summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Answer> _script;
    private readonly ConcurrentQueue<SeenRequest> _seen = new();
    private readonly Task _accepting;

    public ScriptedServer(params Answer[] script)
    {
        _script = new(script);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Url => "http://127.0.0.1:" + ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyList<SeenRequest> Seen => [.. _seen];

    public SeenRequest Last => _seen.Last();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            var stream = connection.GetStream();
            if (await ReadAsync(stream) is not { } request)
            {
                return;
            }

            _seen.Enqueue(request);
            var answer = _script.TryDequeue(out var next) ? next : new Answer(500, "text/plain", "the script is used up");
            if (answer.IsSilent)
            {
                await Task.Delay(Timeout.Infinite, _stop.Token);
            }

            var body = Encoding.UTF8.GetBytes(answer.Body);
            var head = $"HTTP/1.1 {answer.Status} X\r\nContent-Type: {answer.ContentType}\r\n"
                + $"Content-Length: {body.Length + (answer.IsCutOff ? 100 : 0)}\r\nConnection: close\r\n{answer.Headers}\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head), _stop.Token);
            await stream.WriteAsync(body, _stop.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client hung up, or the test is over.
        }
    }

    private async Task<SeenRequest?> ReadAsync(NetworkStream stream)
    {
        var bytes = new List<byte>();
        var buffer = new byte[16 * 1024];
        var headEnd = -1;
        var length = 0;
        while (headEnd < 0 || bytes.Count < headEnd + length)
        {
            var count = await stream.ReadAsync(buffer, _stop.Token);
            if (count == 0)
            {
                return null;
            }

            bytes.AddRange(buffer.AsSpan(0, count));
            var end = headEnd < 0 ? Encoding.Latin1.GetString([.. bytes]).IndexOf("\r\n\r\n", StringComparison.Ordinal) : -1;
            if (end >= 0)
            {
                headEnd = end + 4;
                length = int.Parse(Parse(bytes, headEnd).Header("Content-Length") is { Length: > 0 } text ? text : "0");
            }
        }

        return Parse(bytes, headEnd);
    }

    private static SeenRequest Parse(List<byte> bytes, int headEnd)
    {
        var lines = Encoding.Latin1.GetString([.. bytes[..headEnd]]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var first = lines[0].Split(' ');
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(
            pair => pair[0], pair => pair.ElementAtOrDefault(1) ?? "", StringComparer.OrdinalIgnoreCase);
        return new SeenRequest(first[0], first[1], headers, Encoding.UTF8.GetString([.. bytes[headEnd..]]));
    }
}
