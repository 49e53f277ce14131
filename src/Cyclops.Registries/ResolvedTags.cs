using Cyclops.Http;
using Cyclops.Registries.Lookups;

namespace Cyclops.Registries;

/// <summary>
/// Remembers for a while what tags stand for, so that registries, which count requests, are asked seldom: one question at a time for
/// each registry, and equal ones together. Any number of callers may use it at once.
/// </summary>
/// <param name="client">Who asks; not disposed of.</param>
/// <param name="keep">How long a digest is taken for that of its tag, hence how late a moved tag is seen; null: 60 s.</param>
/// <param name="keepAbsent">How long an image is taken for missing, and a registry for not answering, or not yet again; null: 15 s.</param>
public sealed class ResolvedTags(RegistryClient client, TimeProvider time, TimeSpan? keep = null, TimeSpan? keepAbsent = null)
{
    private const int MaxEntries = 10_000;

    private readonly TimeSpan _keep = keep ?? TimeSpan.FromSeconds(60);
    private readonly TimeSpan _keepAbsent = keepAbsent ?? TimeSpan.FromSeconds(15);
    private readonly Lock _lock = new();
    private readonly ExpiringMap<Lookup, Resolution> _known = new(MaxEntries, time);
    private readonly ExpiringMap<Account, CloudFault> _closed = new(MaxEntries, time);
    private readonly Dictionary<Lookup, SharedLookup> _running = [];
    private readonly Turnstile _turnstile = new();

    /// <summary>As <see cref="RegistryClient.ResolveAsync"/>, but asks only what is not known.</summary>
    /// <param name="credentials">Null: anonymous.</param>
    /// <exception cref="CloudFault">
    /// As of <see cref="RegistryClient.ResolveAsync"/>. While a registry cannot be reached, is not available or wants to be left alone, all
    /// lookups there fail without a request.
    /// </exception>
    public async Task<Resolution> ResolveAsync(ImageReference image, RegistryCredentials? credentials, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.Digest is { } pinned)
        {
            return new Resolution.Resolved(pinned, MediaType: null, Platforms: null);
        }

        var lookup = new Lookup(image, credentials);
        SharedLookup? shared;
        lock (_lock)
        {
            if (_known.Find(lookup) is { } known)
            {
                return known;
            }

            if (!_running.TryGetValue(lookup, out shared))
            {
                _running[lookup] = shared = new(stop => LookUpAsync(lookup, stop));
            }

            shared.Waiters++;
        }

        try
        {
            return await shared.Running.WaitAsync(cancellationToken);
        }
        finally
        {
            Leave(lookup, shared);
        }
    }

    private void Leave(Lookup lookup, SharedLookup shared)
    {
        lock (_lock)
        {
            if (--shared.Waiters > 0)
            {
                return;
            }

            _running.Remove(lookup);
        }

        shared.Dispose();
    }

    private async Task<Resolution> LookUpAsync(Lookup lookup, CancellationToken cancellationToken)
    {
        using var turn = await _turnstile.EnterAsync(lookup.Image.Registry, cancellationToken);

        // The turn may have come just when nobody waited any more.
        cancellationToken.ThrowIfCancellationRequested();
        var account = new Account(lookup.Image.Registry, lookup.Credentials);
        if (_closed.Find(account) is { } before)
        {
            throw RegistryFaults.NotAsked(lookup.Image, before);
        }

        try
        {
            var resolution = await client.ResolveAsync(lookup.Image, lookup.Credentials, cancellationToken);
            _known.Add(lookup, resolution, resolution is Resolution.Resolved ? _keep : _keepAbsent);
            return resolution;
        }
        catch (CloudFault fault) when (fault.Code is HttpFaults.UnreachableCode or HttpFaults.TooManyRequestsCode or HttpFaults.UnavailableCode)
        {
            // Other errors of a server may be those of one image, which is not to hold up the others.
            _closed.Add(account, fault, _keepAbsent);
            throw;
        }
    }
}
