using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Reading;

/// <summary>Reads a merged and checked spec.</summary>
internal static class AppSpecReader
{
    public static AppSpec Read(YamlMapping spec, string app, EnvironmentManifest environment) => new(
        Web: ReadContainer(spec, ports: [], essential: true),
        Containers: new(AppFields.Containers.Of(spec).Select(item => KeyValuePair.Create(item.Key, ReadContainer(item.Value)))),
        Port: AppFields.Port.Of(spec),
        Replicas: ReplicasReader.Fewest(spec),
        Hosts: AppFields.Hosts.TryOf(spec, out var hosts) ? hosts : [DefaultHost(app, environment)],
        HealthCheck: ReadHealthCheck(AppFields.HealthCheck.Of(spec)),
        Rollout: ReadRollout(AppFields.Rollout.Of(spec)),
        LogRetentionDays: LogFields.AppRetentionDays.ValueOrNull(AppFields.Logs.Of(spec)) ?? environment.LogRetentionDays,
        Backends: AppBackendReader.Read(AppFields.Backends.Of(spec), app, environment),
        Suspended: AppFields.Suspend.Of(spec))
    {
        Jobs = new(AppFields.Jobs.Of(spec).Select(item => KeyValuePair.Create(item.Key, ReadJob(item.Value)))),
        Scaling = ReplicasReader.Scaling(spec),
        Release = AppFields.Release.TryOf(spec, out var release) ? new(ReleaseFields.Command.Of(release), ReleaseFields.Timeout.Of(release)) : null,
    };

    /// <summary>The host of an app that lists none.</summary>
    public static string DefaultHost(string app, EnvironmentManifest environment) => $"{app}.{environment.Domain}";

    /// <summary>Where the image of each container is written.</summary>
    public static EquatableMap<SourcePosition> ImagePositions(YamlMapping spec, string app) => new(
        AppFields.Containers.Of(spec)
            .Append(KeyValuePair.Create(app, spec))
            .Select(item => KeyValuePair.Create(item.Key, ContainerFields.Image.NodeIn(item.Value)!.Position)));

    private static ContainerSpec ReadContainer(YamlMapping container) =>
        ReadContainer(container, ContainerFields.Ports.Of(container), ContainerFields.Essential.Of(container));

    private static ContainerSpec ReadContainer(YamlMapping container, EquatableList<int> ports, bool essential) => new(
        Image: ContainerFields.Image.Of(container),
        Cpu: ContainerFields.Cpu.Of(container),
        Memory: ContainerFields.Memory.Of(container),
        MemoryReservation: ContainerFields.MemoryReservation.ValueOrNull(container),
        EntryPoint: ContainerFields.EntryPoint.ValueOrNull(container),
        Command: ContainerFields.Command.ValueOrNull(container),
        Env: ContainerFields.Env.Of(container),
        Secrets: ContainerFields.Secrets.Of(container),
        Ports: ports,
        Essential: essential,
        DependsOn: ContainerFields.DependsOn.Of(container));

    private static JobSpec ReadJob(YamlMapping job) => new(JobFields.Schedule.Of(job), JobFields.Timezone.Of(job), JobFields.Command.Of(job));

    private static HealthCheckSpec ReadHealthCheck(YamlMapping check) => new(
        HealthCheckFields.Path.Of(check),
        HealthCheckFields.Codes.Of(check),
        HealthCheckFields.Interval.Of(check),
        HealthCheckFields.Timeout.Of(check),
        HealthCheckFields.Healthy.Of(check),
        HealthCheckFields.Unhealthy.Of(check),
        HealthCheckFields.Grace.Of(check));

    private static RolloutSpec ReadRollout(YamlMapping rollout)
    {
        var strategy = RolloutFields.Strategy.Of(rollout);
        var stopsFirst = strategy == RolloutStrategy.Recreate;
        return new(
            strategy,
            stopsFirst ? 0 : RolloutFields.MinHealthyOf(rollout),
            stopsFirst ? 100 : RolloutFields.MaxOf(rollout),
            RolloutFields.DeregistrationDelay.Of(rollout),
            RolloutFields.CircuitBreaker.Of(rollout),
            RolloutFields.Alarms.Of(rollout),
            RolloutFields.Timeout.Of(rollout))
        {
            Shift = ReadShift(strategy, rollout),
        };
    }

    private static RolloutShift? ReadShift(RolloutStrategy strategy, YamlMapping rollout)
    {
        var bake = Minutes(RolloutFields.BakeOf(rollout));
        var (canary, linear) = (RolloutFields.CanaryOf(rollout), RolloutFields.LinearOf(rollout));
        return strategy switch
        {
            RolloutStrategy.BlueGreen => new(bake, null, null),
            RolloutStrategy.Canary => new(bake, RolloutFields.CanaryPercent.Of(canary), Minutes(RolloutFields.CanaryBake.Of(canary))),
            RolloutStrategy.Linear => new(bake, RolloutFields.LinearPercent.Of(linear), Minutes(RolloutFields.LinearBake.Of(linear))),
            _ => null,
        };
    }

    /// <summary>ECS counts such times in minutes.</summary>
    private static TimeSpan Minutes(TimeSpan time) => TimeSpan.FromMinutes(Math.Ceiling(time.TotalMinutes));
}
