namespace Cyclops.Registries.Tests.Support;

/// <summary>Finds everything, once it is let.</summary>
internal sealed class HeldHandler(Task until) : HttpMessageHandler
{
    private int _count;
    private int _running;
    private int _most;

    public int Count => _count;

    public int Most => _most;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        var running = Interlocked.Increment(ref _running);
        _most = Math.Max(_most, running);
        try
        {
            await until.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }

        var response = new HttpResponseMessage { Content = new ByteArrayContent([]) };
        response.Headers.Add("Docker-Content-Digest", Canned.ManifestDigest);
        response.Content.Headers.ContentType = new(Canned.ManifestType);
        return response;
    }
}
