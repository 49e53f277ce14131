using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>The spec of an environment.</summary>
internal static class EnvironmentFields
{
    public static readonly Field<string> Domain = Field<string>.Required(
        "domain",
        SharedKinds.Domain,
        "DNS domain of the hosted zone; an app's host is `<app>.<domain>` unless it lists its own.");

    public static readonly Field<string> Account = Field<string>.Optional(
        "account", SharedKinds.ShortName, "the controller's own", "Name of one of the platform's `accounts`.");

    public static readonly Field<string> Region = Field<string>.Optional(
        "region", SharedKinds.Region, "the platform's", "AWS region.");

    public static readonly Field<YamlMapping> Network = Field<YamlMapping>.Optional(
        "network", NetworkFields.Kind, "`{managed: {}}`", "Where it runs.");

    public static readonly Field<YamlMapping> Cluster = Field<YamlMapping>.Optional(
        "cluster", ClusterFields.Kind, "`{ec2: {}}`", "What it runs on.");

    public static readonly Field<YamlMapping> LoadBalancers = Field<YamlMapping>.WithDefault(
        "loadBalancers", LoadBalancerFields.Kind, "{}", "How it is reached.");

    public static readonly Field<string> HostedZoneId = Field<string>.Optional(
        "hostedZoneId",
        new TextKind("the id of a hosted zone", "Z0123456789ABCDEFGHIJ")
        {
            Pattern = "Z[A-Z0-9]{1,31}",
            HintFor = text => text.StartsWith("/hostedzone/", StringComparison.Ordinal) ? "leave /hostedzone/ out" : "write for example Z0123456789ABCDEFGHIJ",
        },
        "none: a zone is created",
        "An existing public hosted zone of `domain`.");

    public static readonly Field<EquatableMap<YamlMapping>> Databases = Field<EquatableMap<YamlMapping>>.WithDefault(
        "databases",
        new MapKind<YamlMapping>("databases", SharedKinds.DatabaseName, DatabaseFields.Kind, max: 5),
        "{}",
        "PostgreSQL servers by name, at most five: `{main: {}}` is a managed one.");

    public static readonly Field<YamlMapping> Cache = Field<YamlMapping>.Optional(
        "cache", CacheFields.Kind, "none", "The key-value store.");

    public static readonly Field<YamlMapping> Search = Field<YamlMapping>.Optional(
        "search", SearchFields.Kind, "none", "The Solr server.");

    public static readonly Field<YamlMapping> Email = Field<YamlMapping>.Optional(
        "email", EmailFields.Kind, "none", "Mail: `{}` sends from the environment's domain.");

    public static readonly Field<YamlMapping> Alarms = Field<YamlMapping>.Optional(
        "alarms", AlarmFields.Kind, "none", "Alarms: `{}` has them all, with their defaults.");

    public static readonly Field<YamlMapping> Logs = Field<YamlMapping>.WithDefault(
        "logs", LogFields.EnvironmentKind, "{}", "Logs of the apps.");

    public static readonly Field<YamlMapping> AppDefaults = Field<YamlMapping>.WithDefault(
        "appDefaults", AppFields.Layer, "{}", "A part of an app's spec that holds for every app of this environment.");

    public static readonly Field<bool> Protect = Field<bool>.WithDefault(
        "protect", SharedKinds.Flag, "true", "Whether the environment may not be `removed`, whatever `consent` says.");

    public static readonly Field<bool> Removed = Field<bool>.WithDefault(
        "removed",
        SharedKinds.Flag,
        "false",
        "Whether there is to be nothing of it: no app may name it any more, its stacks are deleted, and what is in databases and caches stays in snapshots. Needs `protect: false` and `consent: [remove environment]`.");

    public static readonly Field<bool> Paused = Field<bool>.WithDefault(
        "paused", SharedKinds.Flag, "false", "Whether changes are planned and shown, but not made.");

    public static readonly Field<string> Retry = Field<string>.Optional(
        "retry",
        new TextKind("text, for example a date", "2026-11-28") { TakesAnyScalar = true, MaxLength = 64 },
        "none",
        "Another text than before has a change of a stack made again that AWS took back: when its cause lay elsewhere and is mended.");

    public static readonly ObjectKind Spec = new(
        "EnvironmentSpec",
        "The spec of an environment.",
        Domain,
        Account,
        Region,
        Network,
        Cluster,
        LoadBalancers,
        HostedZoneId,
        Databases,
        Cache,
        Search,
        Email,
        Alarms,
        Logs,
        AppDefaults,
        Protect,
        Removed,
        Paused,
        Retry,
        ConsentFields.Consent)
    {
        Planned = ["caches", "stage", "ingress", "dns", "variables", "secrets", "promotion", "waves", "blueprints"],
    };
}
