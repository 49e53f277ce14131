using Cyclops.Aws;
using Cyclops.Postgres;
using Cyclops.Reconcilers.Database;
using Cyclops.Reconcilers.DatabaseSecret;
using Cyclops.Reconcilers.Image;
using Cyclops.Reconcilers.PlatformStack;
using Cyclops.Reconcilers.Retention;
using Cyclops.Sentry;
using Cyclops.Solr;

namespace Cyclops.Reconcilers;

/// <summary>What kinds work with beside AWS.</summary>
/// <param name="Stacks">What stacks are made with.</param>
/// <param name="Databases">The PostgreSQL servers.</param>
/// <param name="Passwords">Where new passwords come from.</param>
/// <param name="Registries">Where tags of images are looked up.</param>
/// <param name="Backups">Where data is copied to before it goes for good.</param>
/// <param name="Solr">Who speaks to Solr servers.</param>
/// <param name="Time">The clock that says when what was removed has been kept for long enough.</param>
public sealed record KindMeans(StackMeans Stacks, DatabaseServers Databases, IPasswordSource Passwords, ImageRegistries Registries, FinalBackups Backups, SolrClient Solr, TimeProvider Time)
{
    /// <summary>Who speaks to Sentry.</summary>
    public required SentryClient Sentry { get; init; }

    /// <param name="aws">What the kinds talk to.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stacks">What stacks are made with; null: the caller's rights, and no bucket.</param>
    /// <param name="backups">Where data is copied to before it goes; null: it goes without.</param>
    /// <param name="edges">What stands in for the network and for chance; null: nothing does.</param>
    public static KindMeans Of(AwsGateways aws, TimeProvider time, StackMeans? stacks = null, FinalBackups? backups = null, CloudEdges? edges = null) => new(
        stacks ?? StackMeans.None,
        new(aws.SecretsManager, edges?.OpenDatabase ?? (server => new PostgresGateway(server, time))),
        edges?.Passwords ?? new RandomPasswords(),
        edges?.Registries ?? ImageRegistries.None,
        backups ?? FinalBackups.None,
        edges?.Solr ?? new SolrClient(time, edges?.Random ?? new Random()),
        time)
    {
        Sentry = edges?.Sentry ?? new SentryClient(time, edges?.Random ?? new Random()),
    };
}
