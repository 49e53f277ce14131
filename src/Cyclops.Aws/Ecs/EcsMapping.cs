using System.Globalization;
using Amazon.ECS;
using Amazon.ECS.Model;
using Cyclops.Model;
using KeyValuePair = System.Collections.Generic.KeyValuePair;

namespace Cyclops.Aws.Ecs;

/// <summary>Services: the SDK's shapes to our records and back. Nulls of the SDK (its v4 leaves absent collections null) end here.</summary>
internal static class EcsMapping
{
    /// <summary>Events that are kept of a service: ECS gives a hundred, and what went wrong last is among the first.</summary>
    private const int MostEvents = 30;

    public static EcsService FromService(Service s) => new(
        s.ServiceArn,
        s.ServiceName,
        s.Status,
        s.TaskDefinition,
        s.DesiredCount ?? 0,
        s.RunningCount ?? 0,
        (s.LoadBalancers ?? []).Select(EcsDeploymentMapping.From).ToEquatableList(),
        EcsDeploymentMapping.From(s.DeploymentConfiguration),
        s.HealthCheckGracePeriodSeconds,
        s.NetworkConfiguration?.AwsvpcConfiguration?.Subnets?.ToEquatableList(),
        s.NetworkConfiguration?.AwsvpcConfiguration?.SecurityGroups?.ToEquatableList(),
        (s.Deployments ?? []).Select(FromDeployment).ToEquatableList(),
        (s.Events ?? []).Where(e => e.Message is not null).Take(MostEvents).Select(e => new EcsServiceEvent(At(e.CreatedAt), e.Message)).ToEquatableList(),
        FromTags(s.Tags));

    public static CreateServiceRequest ToCreate(EcsServiceRequest r, IReadOnlyDictionary<string, string> tags) => new()
    {
        Cluster = r.Cluster,
        ServiceName = r.Name,
        TaskDefinition = r.TaskDefinitionArn,
        DesiredCount = r.DesiredCount,
        LoadBalancers = EcsDeploymentMapping.To(r.LoadBalancers),
        DeploymentConfiguration = EcsDeploymentMapping.To(r.Configuration),
        HealthCheckGracePeriodSeconds = r.HealthCheckGraceSeconds,
        NetworkConfiguration = ToNetwork(r.Subnets, r.SecurityGroups),
        PropagateTags = PropagateTags.SERVICE,
        EnableECSManagedTags = true,
        Tags = ToTags(tags),
    };

    public static UpdateServiceRequest ToUpdate(EcsServiceRequest r) => new()
    {
        Cluster = r.Cluster,
        Service = r.Name,
        ForceNewDeployment = r.ForceNewDeployment ? true : null,
        TaskDefinition = r.TaskDefinitionArn,
        DesiredCount = r.DesiredCount,
        LoadBalancers = EcsDeploymentMapping.To(r.LoadBalancers),
        DeploymentConfiguration = EcsDeploymentMapping.To(r.Configuration),
        HealthCheckGracePeriodSeconds = r.HealthCheckGraceSeconds,
        NetworkConfiguration = ToNetwork(r.Subnets, r.SecurityGroups),
    };

    public static EcsTaskDefinition FromTaskDefinition(TaskDefinition t, IEnumerable<Tag>? tags) => new(
        t.TaskDefinitionArn,
        t.Family,
        t.Revision ?? 0,
        t.NetworkMode?.Value ?? "bridge",
        ParseNumber(t.Cpu),
        ParseNumber(t.Memory),
        t.ExecutionRoleArn,
        t.TaskRoleArn,
        t.RequiresCompatibilities?.Contains("FARGATE") == true,
        (t.ContainerDefinitions ?? []).Select(EcsContainerMapping.From).ToEquatableList(),
        FromTags(tags));

    public static RegisterTaskDefinitionRequest ToRegister(EcsTaskDefinition t, string region) => new()
    {
        Family = t.Family,
        NetworkMode = new NetworkMode(t.NetworkMode),
        Cpu = t.Cpu?.ToString(CultureInfo.InvariantCulture),
        Memory = t.Memory?.ToString(CultureInfo.InvariantCulture),
        ExecutionRoleArn = t.ExecutionRoleArn,
        TaskRoleArn = t.TaskRoleArn,
        RequiresCompatibilities = [t.IsFargate ? "FARGATE" : "EC2"],
        ContainerDefinitions = [.. t.Containers.Select(c => EcsContainerMapping.To(c, region))],
        Tags = ToTags(t.Tags),
    };

    public static EcsTask FromTask(Amazon.ECS.Model.Task t) => new(
        t.TaskArn ?? "",
        t.TaskDefinitionArn ?? "",
        t.StartedBy,
        t.LastStatus,
        t.StopCode?.Value,
        t.StoppedReason,
        t.Overrides?.ContainerOverrides is [{ Command: { Count: > 0 } command }, ..] ? command.ToEquatableList() : null,
        At(t.CreatedAt),
        (t.Containers ?? []).Select(c => new EcsTaskContainer(c.Name ?? "", c.Image, c.ExitCode, c.Reason, c.HealthStatus?.Value)).ToEquatableList())
    {
        StoppedAt = At(t.StoppedAt),
    };

    public static List<Tag> ToTags(IEnumerable<KeyValuePair<string, string>> tags) =>
        [.. tags.Select(t => new Tag { Key = t.Key, Value = t.Value })];

    public static EquatableMap<string> FromTags(IEnumerable<Tag>? tags) =>
        new((tags ?? []).Where(t => t.Key is not null).Select(t => KeyValuePair.Create(t.Key, t.Value ?? "")));

    private static EcsDeployment FromDeployment(Deployment d) => new(
        d.Id,
        d.Status,
        d.TaskDefinition,
        d.DesiredCount ?? 0,
        d.RunningCount ?? 0,
        d.PendingCount ?? 0,
        d.FailedTasks ?? 0,
        d.RolloutState?.Value,
        d.RolloutStateReason,
        At(d.CreatedAt));

    public static NetworkConfiguration? ToNetwork(EquatableList<string> subnets, EquatableList<string> securityGroups) => subnets.Count == 0
        ? null
        : new NetworkConfiguration
        {
            AwsvpcConfiguration = new AwsVpcConfiguration
            {
                Subnets = [.. subnets],
                SecurityGroups = [.. securityGroups],
                AssignPublicIp = AssignPublicIp.ENABLED,
            },
        };

    private static DateTimeOffset? At(DateTime? time) => time is { } at ? new DateTimeOffset(at.ToUniversalTime(), TimeSpan.Zero) : null;

    private static int? ParseNumber(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
