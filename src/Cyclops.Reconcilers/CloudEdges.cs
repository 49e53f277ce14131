using Amazon.Runtime;
using Cyclops.Postgres;
using Cyclops.Reconcilers.DatabaseSecret;
using Cyclops.Reconcilers.Image;
using Cyclops.Sentry;
using Cyclops.Solr;

namespace Cyclops.Reconcilers;

/// <summary>What stands in for the network and for chance; null: the real thing.</summary>
public sealed record CloudEdges
{
    /// <summary>Another transport of AWS calls: in process, for tests.</summary>
    public HttpClientFactory? Http { get; init; }

    /// <summary>Chance for the pauses before retries.</summary>
    public Random? Random { get; init; }

    /// <summary>Opens a PostgreSQL server.</summary>
    public Func<PostgresServer, IPostgresGateway>? OpenDatabase { get; init; }

    /// <summary>Where new passwords come from.</summary>
    public IPasswordSource? Passwords { get; init; }

    /// <summary>Where tags of images are looked up, disposed of with what uses it; null: nowhere.</summary>
    public ImageRegistries? Registries { get; init; }

    /// <summary>Who speaks to Solr servers, disposed of with what uses it.</summary>
    public SolrClient? Solr { get; init; }

    /// <summary>Who speaks to Sentry, disposed of with what uses it.</summary>
    public SentryClient? Sentry { get; init; }
}
