using Cyclops.Aws;
using Cyclops.Aws.Ecs;
using Cyclops.Aws.ElasticLoadBalancing;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Secrets;
using Cyclops.Reconcilers.EcsService;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.LogGroup;

namespace Cyclops.Reconcilers.Diagnosis;

/// <summary>Reads how an app runs, for people on call: nothing is changed, and no container is entered.</summary>
/// <param name="aws">The account and region of the app's environment.</param>
/// <param name="platform">Name of the platform.</param>
public sealed class AppDiagnostics(AwsGateways aws, string platform)
{
    private const int MostLines = 10;

    /// <summary>Reads it all; what is refused in the middle leaves a poorer answer.</summary>
    /// <param name="app">The app and its environment.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>Null when there is no service of the app: it has not been deployed.</returns>
    /// <exception cref="CloudFault">AWS cannot be reached, or not even the service may be read.</exception>
    public async Task<AppDiagnosis?> ReadAsync(ObjectKey app, CancellationToken cancellationToken)
    {
        if (await FindClusterAsync(app.Environment, cancellationToken) is not { } cluster
            || await aws.Ecs.FindServicesAsync(cluster, [EcsServiceKind.NameFor(app)], cancellationToken) is not [var service, ..])
        {
            return null;
        }

        var unread = new List<string>();
        var running = await ReadAsync(() => aws.EcsTasks.ListOfServiceAsync(cluster, service.Name, cancellationToken), unread);
        var stopped = await ReadAsync(() => aws.EcsTasks.ListStoppedOfServiceAsync(cluster, service.Name, cancellationToken), unread);
        var targets = service.LoadBalancers is [var balancer, ..]
            ? await ReadAsync(() => aws.Elb.ListTargetHealthAsync(balancer.TargetGroupArn, cancellationToken), unread)
            : [];
        return new(
            service,
            [.. running.Select(t => new TaskDiagnosis(t, Why: null)), .. stopped.Select(t => new TaskDiagnosis(t, WhyOf(t)))],
            [.. targets.OrderBy(t => t.Target, StringComparer.Ordinal)],
            await LogAsync(app, StoppedTasks.Failed(stopped) ?? Sick(running, targets), unread, cancellationToken),
            unread);
    }

    /// <summary>Tasks of an app that stopped within the last hour, newest first.</summary>
    /// <exception cref="CloudFault">They cannot be read.</exception>
    public async Task<IReadOnlyList<EcsTask>> StoppedAsync(ObjectKey app, CancellationToken cancellationToken) =>
        await FindClusterAsync(app.Environment, cancellationToken) is { } cluster
            ? await aws.EcsTasks.ListStoppedOfServiceAsync(cluster, EcsServiceKind.NameFor(app), cancellationToken)
            : [];

    /// <summary>The stack says what its cluster is called; null while there is none.</summary>
    private async Task<string?> FindClusterAsync(string environment, CancellationToken cancellationToken)
    {
        var name = StackText.NameFor(platform, environment, StackParts.Cluster);
        var stacks = await aws.CloudFormation.ListAsync(cancellationToken);
        return stacks.FirstOrDefault(s => s.Name == name)?.Outputs.GetValueOrDefault(EnvironmentOutputs.ClusterName);
    }

    /// <summary>One that runs while the load balancer finds a target unhealthy: the newest, as it is what was rolled out last.</summary>
    private static EcsTask? Sick(IReadOnlyList<EcsTask> running, IReadOnlyList<ElbTargetHealth> targets) =>
        targets.Any(t => t.State == "unhealthy") && running is [var newest, ..] ? newest : null;

    private static string WhyOf(EcsTask task) => StoppedTasks.Failed([task]) is null
        ? ForeignText.Reason(task.StoppedReason ?? "ECS gives no reason")
        : StoppedTasks.CauseOf(task).Why;

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(Func<Task<IReadOnlyList<T>>> read, List<string> unread)
    {
        try
        {
            return await read();
        }
        catch (CloudFault fault)
        {
            unread.Add(fault.Message);
            return [];
        }
    }

    private async Task<FailingLog?> LogAsync(ObjectKey app, EcsTask? task, List<string> unread, CancellationToken cancellationToken)
    {
        if (task is null)
        {
            return null;
        }

        var container = StoppedTasks.Exited(task)?.Name ?? app.App!;
        var group = LogGroupKind.NameFor(platform, app);
        var lines = await ReadAsync(() => aws.Logs.LastLinesAsync(group, LogGroupKind.StreamFor(container, task.Id), MostLines, cancellationToken), unread);

        // A private key has several lines: they are masked in one.
        var shown = CredentialMask.Apply(string.Join('\n', lines)).Split('\n').Where(l => !string.IsNullOrWhiteSpace(l)).TakeLast(MostLines).ToList();
        return shown.Count == 0 ? null : new(task.Id, container, shown);
    }
}
