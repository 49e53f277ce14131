using Cyclops.Model.Secrets;

namespace Cyclops.Registries.Tests.Support;

/// <summary>A client, and the servers of a world that a test has made up.</summary>
internal sealed class Internet : IDisposable
{
    public const string Digest = "sha256:00000000000000000000000000000000000000000000000000000000000000aa";

    public static RegistryCredentials Ada { get; } = new("ada", new Secret("correct-horse"));

    public Internet(Func<Seen, Canned?> answer)
    {
        Handler = new(answer);
        Client = new(Time, new Random(1), Handler);
        Tags = new(Client, Time);
    }

    public QuickTime Time { get; } = new();

    public CannedHandler Handler { get; }

    public RegistryClient Client { get; }

    public ResolvedTags Tags { get; }

    public void Dispose() => Client.Dispose();

    public Task<Resolution> ResolveAsync(string image, RegistryCredentials? credentials = null) =>
        Client.ResolveAsync(ImageReference.Parse(image), credentials, TestContext.Current.CancellationToken);

    public Task<Resolution> AskTagsAsync(string image, RegistryCredentials? credentials = null, CancellationToken? cancellationToken = null) =>
        Tags.ResolveAsync(ImageReference.Parse(image), credentials, cancellationToken ?? TestContext.Current.CancellationToken);

    /// <summary>The fault that a lookup ends with.</summary>
    public Task<CloudFault> FaultAsync(string image, RegistryCredentials? credentials = null) =>
        Assert.ThrowsAsync<CloudFault>(() => ResolveAsync(image, credentials));

    /// <summary>The digest that a lookup ends with.</summary>
    public async Task<string> DigestAsync(string image, RegistryCredentials? credentials = null) =>
        Assert.IsType<Resolution.Resolved>(await ResolveAsync(image, credentials)).Digest;
}
