using Cyclops.Model;

namespace Cyclops.Reconcilers.Database;

/// <summary>
/// Deals out the sessions that a server takes: four fifths of them to apps, the rest is left for people, backups and Cyclops. Who has
/// a share keeps it; who asks for more than is left is refused, in order of names.
/// </summary>
internal static class ConnectionBudget
{
    private const int Percent = 80;

    public static IEnumerable<KeyValuePair<ResourceId, Refusal>> Refused(
        ObservedServer server,
        IReadOnlyDictionary<ResourceId, DatabaseSpec> wanted,
        IReadOnlyDictionary<ResourceId, Observation> observations)
    {
        var limits = server.Server.Limits;
        var budget = (limits.MaxConnections - limits.ReservedConnections) * Percent / 100;
        var given = observations.Values.OfType<Observation.Found>().Select(f => (DatabaseState)f.State).Where(s => s.Server == server.Name).Sum(Share);
        foreach (var (id, spec) in wanted.Where(w => w.Value.Server == server.Name).OrderBy(w => w.Key))
        {
            var more = spec.Share - (observations[id] is Observation.Found { State: DatabaseState state } ? Share(state) : 0);
            if (more > 0 && given + more > budget)
            {
                yield return new(
                    id,
                    new(
                        "ConnectionBudgetExceeded",
                        $"{id} asks for {spec.Share} connections of database server {server.Name} ({server.Address.Host}), of whose {limits.MaxConnections} apps may have {budget} "
                        + $"and {given} are given; lower connections here or elsewhere, or take a larger server"));
            }
            else
            {
                given += more;
            }
        }
    }

    /// <summary>Of two login roles the app uses one at a time.</summary>
    private static int Share(DatabaseState state) =>
        state.Quarantined is not null ? 0
        : Most(state.Logins) + Most(state.Readers);

    private static int Most(IEnumerable<Postgres.States.RoleState> roles) => roles.Select(r => Math.Max(0, r.ConnectionLimit)).DefaultIfEmpty(0).Max();
}
