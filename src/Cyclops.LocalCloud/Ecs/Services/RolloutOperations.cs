using Amazon.ECS;
using Amazon.ECS.Model;
using Cyclops.LocalCloud.Ecs.Clusters;
using KeyValuePair = System.Collections.Generic.KeyValuePair;

namespace Cyclops.LocalCloud.Ecs.Services;

/// <summary>The history of rollouts: service deployments and the revisions they rolled out.</summary>
internal sealed class RolloutOperations(RegionalState<EcsRegion> regions)
{
    private const int MostDescribed = 20;

    public ListServiceDeploymentsResponse List(ListServiceDeploymentsRequest request, CallContext call)
    {
        var service = ServiceOperations.Find(regions[call].Cluster(request.Cluster ?? EcsArns.Cluster(request.Service)), request.Service);
        var all = service.History
            .Where(d => request.Status is not { Count: > 0 } || request.Status.Contains(Status(d).Value))
            .Select((d, i) => KeyValuePair.Create(Paging.Key(i), d));
        var page = EcsPages.Cut(all, request.NextToken, request.MaxResults, MostDescribed);
        return new ListServiceDeploymentsResponse { ServiceDeployments = [.. page.Items.Select(d => Brief(service, d.Value))], NextToken = page.Next };
    }

    public DescribeServiceDeploymentsResponse Describe(DescribeServiceDeploymentsRequest request, CallContext call)
    {
        Check(request.ServiceDeploymentArns);
        var found = request.ServiceDeploymentArns.ConvertAll(arn => (Arn: arn, Match: Find(regions[call], arn)));
        return new DescribeServiceDeploymentsResponse
        {
            ServiceDeployments = [.. found.Where(f => f.Match is not null).Select(f => Full(f.Match!.Value.Service, f.Match.Value.Deployment))],
            Failures = [.. found.Where(f => f.Match is null).Select(f => new Failure { Arn = f.Arn, Reason = "MISSING" })],
        };
    }

    public DescribeServiceRevisionsResponse DescribeRevisions(DescribeServiceRevisionsRequest request, CallContext call)
    {
        Check(request.ServiceRevisionArns);
        var found = request.ServiceRevisionArns.ConvertAll(arn => (Arn: arn, Match: Find(regions[call], arn)));
        return new DescribeServiceRevisionsResponse
        {
            ServiceRevisions = [.. found.Where(f => f.Match is not null).Select(f => Revision(f.Match!.Value.Service, f.Match.Value.Deployment))],
            Failures = [.. found.Where(f => f.Match is null).Select(f => new Failure { Arn = f.Arn, Reason = "MISSING" })],
        };
    }

    private static void Check(List<string> arns)
    {
        if (arns.Count is 0 or > MostDescribed)
        {
            throw new InvalidParameterException($"From 1 to {MostDescribed} ARNs can be described.");
        }
    }

    private static (HeldService Service, HeldDeployment Deployment)? Find(EcsRegion region, string arn)
    {
        if (arn.Split('/') is not [_, { } clusterName, { } serviceName, { } number])
        {
            return null;
        }

        HeldCluster? cluster = region.Clusters.GetValueOrDefault(clusterName);
        var service = cluster?.Services.GetValueOrDefault(serviceName);
        return service?.History.Find(d => d.Number == number) is { } deployment ? (service, deployment) : null;
    }

    private static ServiceDeploymentStatus Status(HeldDeployment d) =>
        d.State == DeploymentRolloutState.COMPLETED ? ServiceDeploymentStatus.SUCCESSFUL
        : d.State == DeploymentRolloutState.IN_PROGRESS ? ServiceDeploymentStatus.IN_PROGRESS
        : d.RolledBackTo is null ? ServiceDeploymentStatus.STOPPED
        : d.RolledBackTo.State == DeploymentRolloutState.COMPLETED ? ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL
        : ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS;

    private static string Arn(HeldService service, string kind, HeldDeployment d) =>
        service.Arn.Replace(":service/", $":{kind}/", StringComparison.Ordinal) + "/" + d.Number;

    private static ServiceDeploymentBrief Brief(HeldService service, HeldDeployment d) => new()
    {
        ServiceDeploymentArn = Arn(service, "service-deployment", d),
        ServiceArn = service.Arn,
        ClusterArn = service.Cluster.Arn,
        CreatedAt = d.Created.UtcDateTime,
        StartedAt = d.Created.UtcDateTime,
        FinishedAt = d.Finished?.UtcDateTime,
        TargetServiceRevisionArn = Arn(service, "service-revision", d),
        Status = Status(d),
        StatusReason = d.State == DeploymentRolloutState.FAILED ? d.Reason : null,
    };

    private static ServiceDeployment Full(HeldService service, HeldDeployment d)
    {
        var breaker = service.Model.DeploymentConfiguration.DeploymentCircuitBreaker;
        return new ServiceDeployment
        {
            ServiceDeploymentArn = Arn(service, "service-deployment", d),
            ServiceArn = service.Arn,
            ClusterArn = service.Cluster.Arn,
            CreatedAt = d.Created.UtcDateTime,
            StartedAt = d.Created.UtcDateTime,
            UpdatedAt = d.Updated.UtcDateTime,
            FinishedAt = d.Finished?.UtcDateTime,
            TargetServiceRevision = new ServiceRevisionSummary { Arn = Arn(service, "service-revision", d), RequestedTaskCount = service.Desired, RunningTaskCount = d.Tasks.Count(t => t.Running), PendingTaskCount = d.Tasks.Count(t => t.Pending) },
            Status = Status(d),
            StatusReason = d.State == DeploymentRolloutState.FAILED ? d.Reason : null,
            DeploymentConfiguration = service.Model.DeploymentConfiguration,
            Rollback = d.RolledBackTo is { } good ? new Rollback { Reason = d.Reason, StartedAt = d.Finished?.UtcDateTime, ServiceRevisionArn = Arn(service, "service-revision", good) } : null,
            DeploymentCircuitBreaker = new ServiceDeploymentCircuitBreaker
            {
                Status = breaker.Enable != true ? ServiceDeploymentRollbackMonitorsStatus.DISABLED : d.State == DeploymentRolloutState.FAILED ? ServiceDeploymentRollbackMonitorsStatus.TRIGGERED : ServiceDeploymentRollbackMonitorsStatus.MONITORING,
                FailureCount = d.FailedTasks,
                Threshold = CircuitBreaker.Threshold(service.Desired),
            },
        };
    }

    private static ServiceRevision Revision(HeldService service, HeldDeployment d) => new()
    {
        ServiceRevisionArn = Arn(service, "service-revision", d),
        ServiceArn = service.Arn,
        ClusterArn = service.Cluster.Arn,
        TaskDefinition = d.Definition.Arn,
        LaunchType = d.LaunchType,
        CapacityProviderStrategy = d.Strategy,
        NetworkConfiguration = d.Network,
        PlatformVersion = d.PlatformVersion,
        LoadBalancers = service.Model.LoadBalancers,
        ContainerImages = d.Definition.Model.ContainerDefinitions.ConvertAll(c => new ContainerImage { ContainerName = c.Name, Image = c.Image }),
        CreatedAt = d.Created.UtcDateTime,
    };
}
