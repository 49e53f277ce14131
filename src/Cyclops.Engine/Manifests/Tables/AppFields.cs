using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>The spec of an app, and each layer it is merged from.</summary>
internal static class AppFields
{
    public static readonly Field<int> Port = Field<int>.WithDefault(
        "port", SharedKinds.Port, "8080", "Container port that gets the traffic.");

    public static readonly Field<YamlNode> Replicas = Field<YamlNode>.WithDefault(
        "replicas",
        new NumberOrMapKind(new IntegerKind(0, ScalingFields.Most), ScalingFields.Kind),
        "1",
        "Copies of the task: a number, or between which numbers an autoscaler sets it. 0 stops the app and keeps everything else.");

    public static readonly Field<YamlMapping> HealthCheck = Field<YamlMapping>.WithDefault(
        "healthCheck", HealthCheckFields.Kind, "{}", "How the load balancer tells that a copy is well; a bare text is the path.");

    public static readonly Field<EquatableMap<YamlMapping>> Containers = Field<EquatableMap<YamlMapping>>.WithDefault(
        "containers",
        new MapKind<YamlMapping>("containers", SharedKinds.ContainerName, ContainerFields.Kind, max: 9) { NullRemoves = true },
        "{}",
        "Linked containers of the same task, by name.");

    public static readonly Field<EquatableList<string>> Hosts = Field<EquatableList<string>>.Optional(
        "hosts",
        new ListKind<string>("host names", SharedKinds.HostText),
        "`<app>.<domain>`",
        "Host names that the load balancer routes here. A host belongs to one app in one environment. `[]`: none.");

    public static readonly Field<YamlMapping> Release = Field<YamlMapping>.Optional(
        "release", ReleaseFields.Kind, "none", "A one-off task before each rollout; a bare text is its command.");

    public static readonly Field<EquatableMap<YamlMapping>> Jobs = Field<EquatableMap<YamlMapping>>.WithDefault(
        "jobs",
        new MapKind<YamlMapping>("jobs", SharedKinds.JobName, JobFields.Kind, max: 20) { NullRemoves = true },
        "{}",
        "Tasks that run at times, by name: `{cleanup: {schedule: \"0 3 * * *\", command: cleanup --old}}`.");

    public static readonly Field<YamlMapping> Rollout = Field<YamlMapping>.WithDefault(
        "rollout", RolloutFields.Kind, "{}", "How a change is rolled out.");

    public static readonly Field<YamlMapping> Logs = Field<YamlMapping>.WithDefault(
        "logs", LogFields.AppKind, "{}", "Logs.");

    public static readonly Field<YamlMapping> Backends = Field<YamlMapping>.WithDefault(
        "backends", BackendFields.Kind, "{}", "What the app has beside its containers: databases, buckets, search cores, a cache, mail, a Sentry project.");

    public static readonly Field<bool> Suspend = Field<bool>.WithDefault(
        "suspend", SharedKinds.Flag, "false", "Whether changes are planned and shown, but not made.");

    private static readonly IReadOnlyList<Field> LayerFields =
        [.. ContainerFields.Common, Port, Replicas, HealthCheck, Containers, Hosts, Release, Jobs, Rollout, Logs, Backends, Suspend];

    // What design and product documents name and later versions bring.
    private static readonly IReadOnlyList<string> Planned =
    [
        "hooks", "retention", "type", "volumes", "user", "workingDir", "placement", "iam", "stickiness",
        "hibernate", "lifecycle", "maintenance", "ignore", "overrides", "alarms", "restartOnSecretChange",
    ];

    // Docker Compose, Kubernetes, AWS Copilot and ECS have other words for the same.
    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["count"] = "replicas",
        ["desiredCount"] = "replicas",
        ["scale"] = "replicas",
        ["instances"] = "replicas",
        ["domains"] = "hosts",
        ["domain"] = "hosts",
        ["host"] = "hosts",
        ["hostnames"] = "hosts",
        ["environment"] = "env",
        ["variables"] = "env",
        ["sidecars"] = "containers",
        ["deployment"] = "rollout",
        ["logging"] = "logs",
        ["containerPort"] = "port",
        ["paused"] = "suspend",
        ["template"] = "blueprint",
        ["database"] = "backends",
        ["databases"] = "backends",
        ["bucket"] = "backends",
        ["buckets"] = "backends",
        ["cache"] = "backends",
        ["caches"] = "backends",
        ["redis"] = "backends",
        ["search"] = "backends",
        ["solr"] = "backends",
        ["cron"] = "jobs",
        ["schedules"] = "jobs",
        ["cronjobs"] = "jobs",
        ["email"] = "backends",
        ["smtp"] = "backends",
        ["errors"] = "backends",
        ["sentry"] = "backends",
    };

    public static readonly ObjectKind Layer = new(
        "AppLayer", "A part of an app's spec: a blueprint, `appDefaults`, or an override for one environment.", LayerFields)
    {
        Planned = Planned,
        Synonyms = Synonyms,
    };

    public static readonly Field<string> Blueprint = Field<string>.Optional(
        "blueprint", SharedKinds.ShortName, "none", "Name of one of the platform's `blueprints` that this app builds on.");

    public static readonly Field<EquatableMap<YamlMapping>> Environments = Field<EquatableMap<YamlMapping>>.Required(
        "environments",
        new MapKind<YamlMapping>("environments", SharedKinds.EnvironmentName, Layer),
        "Environments the app runs in, each with what differs there: `{staging: {}, production: {replicas: 2}}`. Leaving one out removes the app from it.");

    public static readonly ObjectKind Spec = new("AppSpec", "The spec of an app.", [Blueprint, .. LayerFields, Environments]) { Base = Layer, Planned = Planned, Synonyms = Synonyms };
}
