using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Postgres.Wishes;
using Cyclops.Reconcilers.Retention;

namespace Cyclops.Reconcilers.Database;

/// <summary>
/// Dumps of databases before they are dropped. One may take longer than a visit: it goes on by itself, and a later visit finds what became
/// of it. A process that ends begins anew.
/// </summary>
internal sealed class DatabaseBackups(DatabaseServers servers, FinalBackups backups, TimeProvider time)
{
    /// <summary>How long a visit waits; most are done by then.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Dictionary<ResourceId, Task<string?>> _underWay = [];

    /// <summary>Sees to it that there is a backup, if one is wanted.</summary>
    /// <param name="since">Since when the database is closed: what is in it is from before.</param>
    /// <returns>What is to be waited for; null and where the backup is, if there is one: the database may go.</returns>
    /// <exception cref="CloudFault">It could not be made.</exception>
    public async Task<(Outcome? Wait, string? Place)> EnsureAsync(ResourceId id, ServerAddress address, DatabaseKey key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var obstacle = backups.Obstacle(id);
        if (!backups.IsWanted || obstacle is not null)
        {
            return (obstacle, null);
        }

        var dump = Begun(id, address, key, since);
        try
        {
            var place = await dump.WaitAsync(Patience, time, cancellationToken);
            Forget(id);
            return (null, place);
        }
        catch (TimeoutException) when (!dump.IsCompleted)
        {
            return (new Outcome.Progressing("BackingUp", $"database {key.Name} is dumped to the config bucket before it goes", LookAgain), null);
        }
        catch when (dump.IsCompleted)
        {
            Forget(id);
            throw;
        }
    }

    private Task<string?> Begun(ResourceId id, ServerAddress address, DatabaseKey key, DateTimeOffset since)
    {
        lock (_lock)
        {
            if (!_underWay.TryGetValue(id, out var dump))
            {
                _underWay[id] = dump = RunAsync(id, address, key, since);
            }

            return dump;
        }
    }

    private void Forget(ResourceId id)
    {
        lock (_lock)
        {
            _underWay.Remove(id);
        }
    }

    private async Task<string?> RunAsync(ResourceId id, ServerAddress address, DatabaseKey key, DateTimeOffset since)
    {
        await using var content = await servers.UseAsync(address, server => server.DumpAsync(key, backups.Stopping), backups.Stopping);
        return content is null ? null : await backups.StoreAsync(id, since, "dump", content, backups.Stopping);
    }
}
