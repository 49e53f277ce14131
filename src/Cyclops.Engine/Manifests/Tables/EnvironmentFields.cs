using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>The spec of an environment.</summary>
internal static class EnvironmentFields
{
    public static readonly Field<string> Domain = Field<string>.Required(
        "domain",
        new TextKind("a DNS domain", "staging.example.org") { MinLength = 3, MaxLength = 200, Rule = HostName.Check, Canonical = HostName.Canonical },
        "DNS domain of the hosted zone; an app's host is `<app>.<domain>` unless it lists its own.");

    public static readonly Field<string> Account = Field<string>.Optional(
        "account", SharedKinds.ShortName, "the controller's own", "Name of one of the platform's `accounts`.");

    public static readonly Field<string> Region = Field<string>.Optional(
        "region", SharedKinds.Region, "the platform's", "AWS region.");

    public static readonly Field<YamlMapping> Network = Field<YamlMapping>.Optional(
        "network", NetworkFields.Kind, "`{managed: {}}`", "Where it runs.");

    public static readonly Field<YamlMapping> Cluster = Field<YamlMapping>.Optional(
        "cluster", ClusterFields.Kind, "`{ec2: {}}`", "What it runs on.");

    public static readonly Field<YamlMapping> LoadBalancer = Field<YamlMapping>.WithDefault(
        "loadBalancer", LoadBalancerFields.Kind, "{}", "How it is reached.");

    public static readonly Field<string> HostedZoneId = Field<string>.Optional(
        "hostedZoneId",
        new TextKind("the id of a hosted zone", "Z0123456789ABCDEFGHIJ")
        {
            Pattern = "Z[A-Z0-9]{1,31}",
            HintFor = text => text.StartsWith("/hostedzone/", StringComparison.Ordinal) ? "leave /hostedzone/ out" : "write for example Z0123456789ABCDEFGHIJ",
        },
        "none: a zone is created",
        "An existing public hosted zone of `domain`.");

    public static readonly Field<YamlMapping> Logs = Field<YamlMapping>.WithDefault(
        "logs", LogFields.EnvironmentKind, "{}", "Logs of the apps.");

    public static readonly Field<YamlMapping> AppDefaults = Field<YamlMapping>.WithDefault(
        "appDefaults", AppFields.Layer, "{}", "A part of an app's spec that holds for every app of this environment.");

    public static readonly Field<bool> Protect = Field<bool>.WithDefault(
        "protect", SharedKinds.Flag, "true", "Whether the environment itself may not be deleted.");

    public static readonly Field<bool> Paused = Field<bool>.WithDefault(
        "paused", SharedKinds.Flag, "false", "Whether changes are planned and shown, but not made.");

    public static readonly ObjectKind Spec = new(
        "EnvironmentSpec",
        "The spec of an environment.",
        Domain,
        Account,
        Region,
        Network,
        Cluster,
        LoadBalancer,
        HostedZoneId,
        Logs,
        AppDefaults,
        Protect,
        Paused)
    {
        Planned =
        [
            "databases", "cache", "caches", "search", "email", "alarms", "loadBalancers", "stage", "ingress", "dns", "tls",
            "variables", "secrets", "promotion", "waves", "blueprints",
        ],
    };
}
