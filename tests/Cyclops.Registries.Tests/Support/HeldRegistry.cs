namespace Cyclops.Registries.Tests.Support;

/// <summary>A registry that answers nobody until it is told to, and who asks it by <see cref="ResolvedTags"/>.</summary>
internal sealed class HeldRegistry : IDisposable
{
    private readonly TaskCompletionSource _answer = new();
    private readonly RegistryClient _client;
    private readonly ResolvedTags _tags;

    public HeldRegistry()
    {
        Requests = new(_answer.Task);
        _client = new(new QuickTime(), new Random(1), Requests);
        _tags = new(_client, TimeProvider.System);
    }

    /// <summary>What was asked of it.</summary>
    public HeldHandler Requests { get; }

    public Task<Resolution> AskAsync(string image, CancellationToken cancellationToken) => _tags.ResolveAsync(ImageReference.Parse(image), null, cancellationToken);

    /// <summary>From now on it answers.</summary>
    public void Answer() => _answer.SetResult();

    public void Dispose() => _client.Dispose();
}
