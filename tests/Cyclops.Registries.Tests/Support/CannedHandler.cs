namespace Cyclops.Registries.Tests.Support;

/// <summary>Stands for all servers there are, those of https too. Null as an answer: the server does not answer.</summary>
internal sealed class CannedHandler(Func<Seen, Canned?> answer) : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly List<Seen> _seen = [];

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

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var seen = new Seen(request.Method.Method, request.RequestUri!, request.Headers.Authorization?.ToString(), request.Headers.Accept.ToString());
        lock (_lock)
        {
            _seen.Add(seen);
        }

        if (answer(seen) is not { } canned)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new OperationCanceledException(cancellationToken);
        }

        var response = new HttpResponseMessage((System.Net.HttpStatusCode)canned.Status) { Content = new ByteArrayContent(canned.Content) };
        foreach (var (name, value) in canned.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }
}
