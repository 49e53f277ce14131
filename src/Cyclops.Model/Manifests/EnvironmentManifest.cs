namespace Cyclops.Model.Manifests;

/// <summary><c>kind: Environment</c>: what apps are deployed into.</summary>
/// <param name="Name">2 to 12 characters, <c>[a-z][a-z0-9-]*</c>; equals the folder's name.</param>
/// <param name="Domain">DNS domain of the hosted zone; an app's default host is <c>app.domain</c>.</param>
/// <param name="Account">Name of an account of the platform; null: the controller's own.</param>
/// <param name="Region">AWS region; null: the platform's, else the client's.</param>
/// <param name="Network">Where it runs.</param>
/// <param name="Cluster">What it runs on.</param>
/// <param name="LoadBalancers">How it is reached.</param>
/// <param name="HostedZoneId">An existing public hosted zone of <paramref name="Domain"/>; null: one is created.</param>
/// <param name="Databases">PostgreSQL servers by name; at most five.</param>
/// <param name="Cache">The key-value store; null: none.</param>
/// <param name="Search">The Solr server; null: none.</param>
/// <param name="Email">Mail; null: none.</param>
/// <param name="Alarms">Alarms; null: none.</param>
/// <param name="LogRetentionDays">Days that logs are kept. Default 30; one of the values CloudWatch Logs allows.</param>
/// <param name="Protect">Whether the environment may not be removed. Default true.</param>
/// <param name="Removed">Whether there is to be nothing of it: its stacks are deleted, and databases and caches stay as snapshots. Default false.</param>
/// <param name="Paused">Whether changes are planned and shown but not made. Default false.</param>
/// <param name="Retry">Any text; another one has a change made again that AWS took back. Null: none was asked for.</param>
/// <param name="Consent">
/// What may lose data or service, each as a refusal says it: <c>upgrade databases.main</c>, <c>remove cache</c>, <c>remove environment</c>.
/// </param>
/// <param name="Labels">Free labels.</param>
/// <param name="Position">Where the manifest begins.</param>
public sealed record EnvironmentManifest(
    string Name,
    string Domain,
    string? Account,
    string? Region,
    NetworkSpec Network,
    ClusterSpec Cluster,
    LoadBalancerSpec LoadBalancers,
    string? HostedZoneId,
    EquatableMap<DatabaseSpec> Databases,
    CacheSpec? Cache,
    SearchSpec? Search,
    EmailSpec? Email,
    AlarmsSpec? Alarms,
    int LogRetentionDays,
    bool Protect,
    bool Removed,
    bool Paused,
    string? Retry,
    EquatableList<string> Consent,
    EquatableMap<string> Labels,
    SourcePosition Position);
