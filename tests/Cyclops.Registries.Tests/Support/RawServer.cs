using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cyclops.Registries.Tests.Support;

/// <summary>Answers each connection on loopback with bytes, which need not be HTTP.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<Seen, byte[]> _answer;
    private readonly Lock _lock = new();
    private readonly List<Seen> _seen = [];

    public RawServer(Func<Seen, byte[]> answer)
    {
        _answer = answer;
        _listener.Start();
        Host = $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _ = ServeAsync();
    }

    /// <summary><c>127.0.0.1:PORT</c>.</summary>
    public string Host { get; }

    public IReadOnlyList<Seen> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _seen];
            }
        }
    }

    /// <summary>The answer as HTTP/1.1 has it.</summary>
    public static byte[] Http(Canned canned, bool isHead)
    {
        var head = new StringBuilder($"HTTP/1.1 {canned.Status} -\r\nConnection: close\r\n");
        foreach (var (name, value) in canned.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {canned.Content.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head.ToString()), .. isHead ? [] : canned.Content];
    }

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var connection = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(connection.GetStream());
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var lines = new List<string>();
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            lines.Add(line);
        }

        if (lines.Count == 0)
        {
            return;
        }

        var first = lines[0].Split(' ');
        var seen = new Seen(first[0], new Uri($"http://{Host}{first[1]}"), Header("Authorization"), Header("Accept"));
        lock (_lock)
        {
            _seen.Add(seen);
        }

        try
        {
            await stream.WriteAsync(_answer(seen));
        }
        catch (IOException)
        {
            // The client has read enough.
        }

        string? Header(string name) => lines.FirstOrDefault(l => l.StartsWith($"{name}: ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];
    }
}
