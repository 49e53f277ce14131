using System.Text;
using Amazon.ECS.Internal;
using Amazon.ECS.Model;
using Cyclops.LocalCloud.Ecs.Clusters;
using Cyclops.LocalCloud.Ecs.TaskDefinitions;
using Cyclops.LocalCloud.LoadBalancing;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.Ecs.Services;

/// <summary>Services as callers create, change, delete and describe them.</summary>
internal sealed class ServiceOperations(LocalCore core, RegionalState<EcsRegion> regions, EcsTags tags, LoadBalancingService balancing, ServiceScheduler scheduler)
{
    private const int MostDescribed = 10;
    private const int ListedByDefault = 10;

    /// <summary>Whether Cloud Map has a service, by its ARN; set by the cloud.</summary>
    public Func<CallContext, string, bool> HasRegistry { get; set; } = (_, _) => true;

    public CreateServiceResponse Create(CreateServiceRequest request, CallContext call)
    {
        var region = regions[call];
        var cluster = region.Cluster(request.Cluster);
        if (Existing(cluster, request) is { } old)
        {
            return new CreateServiceResponse { Service = ServiceAnswer.Of(old, true) };
        }

        if (request.TaskDefinition is null)
        {
            throw new InvalidParameterException("TaskDefinition must be specified.");
        }

        var definition = TaskDefinitionTable.Usable(region, request.TaskDefinition);
        ServiceRules.Check(cluster, request, definition, balancing.Regions[call]);
        CheckRegistries(request.ServiceRegistries, call);
        if (cluster.Services.Values.Count(s => s.Status != "INACTIVE") >= core.Options.Quotas.ServicesPerCluster)
        {
            throw new InvalidParameterException("The maximum number of services in the cluster has been reached.");
        }

        CheckTaskQuota(request.DesiredCount);
        var service = new HeldService(cluster, ServiceModel.Of(cluster, request, definition, call), tags.Create(request.Tags), call)
        {
            Desired = request.DesiredCount ?? 1,
            ClientToken = request.ClientToken,
            CreationKey = Key(request),
        };
        cluster.Services[request.ServiceName] = service;
        Roll(service, definition, call);
        return new CreateServiceResponse { Service = ServiceAnswer.Of(service, true) };
    }

    public DescribeServicesResponse Describe(DescribeServicesRequest request, CallContext call)
    {
        var cluster = regions[call].Cluster(request.Cluster);
        if (request.Services.Count is 0 or > MostDescribed)
        {
            throw new InvalidParameterException($"Services cannot have more than {MostDescribed} elements, nor none.");
        }

        var withTags = request.Include?.Contains("TAGS") == true;
        var found = request.Services.ToLookup(s => Named(cluster, s) is not null);
        return new DescribeServicesResponse
        {
            Services = [.. found[true].Select(s => Named(cluster, s)!).Distinct().Select(s => ServiceAnswer.Of(s, withTags))],
            Failures = [.. found[false].Select(s => new Failure { Arn = call.Arn("ecs", $"service/{cluster.Name}/{EcsArns.LastPart(s)}"), Reason = "MISSING" })],
        };
    }

    /// <summary>Active services only: a draining one "is no longer visible in the ListServices API operation".</summary>
    public ListServicesResponse List(ListServicesRequest request, CallContext call)
    {
        var all = regions[call].Cluster(request.Cluster).Services.Where(s =>
            s.Value.Status == "ACTIVE"
            && (request.LaunchType is null || s.Value.Model.LaunchType == request.LaunchType)
            && (request.SchedulingStrategy is null || s.Value.Model.SchedulingStrategy == request.SchedulingStrategy));
        var page = EcsPages.Cut(all, request.NextToken, request.MaxResults, ListedByDefault);
        return new ListServicesResponse { ServiceArns = [.. page.Items.Select(s => s.Value.Arn)], NextToken = page.Next };
    }

    public UpdateServiceResponse Update(UpdateServiceRequest request, CallContext call)
    {
        var region = regions[call];
        var service = Find(region.Cluster(request.Cluster), request.Service);
        if (service.Status != "ACTIVE")
        {
            throw new ServiceNotActiveException("Service was not ACTIVE.");
        }

        var definition = request.TaskDefinition is { } reference ? TaskDefinitionTable.Usable(region, reference) : service.Primary.Definition;
        CheckUpdate(service, request, definition, call);
        var rolls = ServiceModel.Change(service.Model, request, definition) || request.ForceNewDeployment == true;
        service.Desired = request.DesiredCount ?? service.Desired;
        service.CreationKey = null;
        if (rolls)
        {
            Roll(service, definition, call);
        }
        else
        {
            scheduler.Reconcile(service, call.Now);
        }

        return new UpdateServiceResponse { Service = ServiceAnswer.Of(service, true) };
    }

    public DeleteServiceResponse Delete(DeleteServiceRequest request, CallContext call)
    {
        var service = Find(regions[call].Cluster(request.Cluster), request.Service);
        if (service.Status == "INACTIVE")
        {
            throw new ServiceNotFoundException("Service not found.");
        }

        if (service.Status == "ACTIVE" && service.Desired > 0 && request.Force != true)
        {
            throw new InvalidParameterException("The service cannot be stopped while it is scaled above 0.");
        }

        service.Status = "DRAINING";
        service.Desired = 0;
        scheduler.Reconcile(service, call.Now);

        // The answer says DRAINING even when nothing is left to drain; AWS decides INACTIVE afterwards.
        var answer = ServiceAnswer.Of(service, true);
        return new DeleteServiceResponse { Service = answer };
    }

    public static HeldService? Named(HeldCluster cluster, string reference) =>
        EcsArns.Cluster(reference) is { } other && other != cluster.Name ? null : cluster.Services.GetValueOrDefault(EcsArns.LastPart(reference));

    public static HeldService Find(HeldCluster cluster, string reference) =>
        Named(cluster, reference) ?? throw new ServiceNotFoundException("Service not found.");

    private static HeldService? Existing(HeldCluster cluster, CreateServiceRequest request)
    {
        if (cluster.Services.GetValueOrDefault(request.ServiceName) is not { Status: not "INACTIVE" } old)
        {
            return null;
        }

        if (old.Status == "DRAINING")
        {
            throw new InvalidParameterException("Unable to Start a service that is still Draining.");
        }

        return old.CreationKey is { } key && key == Key(request) ? old : throw new InvalidParameterException("Creation of service was not idempotent.");
    }

    /// <summary>The whole request but its token: what must be equal for a repeated creation to be the same one.</summary>
    private static string Key(CreateServiceRequest request)
    {
        var token = request.ClientToken;
        request.ClientToken = null;
        var text = Encoding.UTF8.GetString(Bodies.Json(w => Aws.Wire.JsonEncoder.WriteStruct(w, ECSSchema.CreateService.Input!, request)).Span);
        request.ClientToken = token;
        return text;
    }

    private void CheckUpdate(HeldService service, UpdateServiceRequest request, HeldTaskDefinition definition, CallContext call)
    {
        ServiceRules.CheckCount(request.DesiredCount);
        CheckTaskQuota(request.DesiredCount);
        CheckRegistries(request.ServiceRegistries, call);
        ServiceRules.CheckStrategy(service.Cluster, request.CapacityProviderStrategy ?? []);
        ServiceRules.CheckNetwork(definition, request.NetworkConfiguration ?? service.Model.NetworkConfiguration);
        ServiceRules.CheckDeployment(request.DeploymentConfiguration);
        StrategyRules.Check(service, request.DeploymentConfiguration, request.LoadBalancers ?? service.Model.LoadBalancers, balancing.Regions[call]);
        ServiceRules.CheckBalancers(request.LoadBalancers ?? service.Model.LoadBalancers, request.HealthCheckGracePeriodSeconds, definition, balancing.Regions[call]);
    }

    private void CheckRegistries(List<ServiceRegistry>? registries, CallContext call)
    {
        if (registries is { Count: > 1 })
        {
            throw new InvalidParameterException("A service can have one service registry.");
        }

        if (registries is [{ } only] && !HasRegistry(call, only.RegistryArn))
        {
            throw new InvalidParameterException($"The service registry {only.RegistryArn} does not exist.");
        }
    }

    private void CheckTaskQuota(int? desired)
    {
        if (desired > core.Options.Quotas.TasksPerService)
        {
            throw new InvalidParameterException($"Desired count cannot be greater than {core.Options.Quotas.TasksPerService}.");
        }
    }

    private void Roll(HeldService service, HeldTaskDefinition definition, CallContext call)
    {
        var model = service.Model;
        model.TaskDefinition = definition.Arn;
        var deployment = new HeldDeployment(core.Ids.Number(19), definition, call.Now)
        {
            LaunchType = model.LaunchType,
            Strategy = model.CapacityProviderStrategy,
            Network = model.NetworkConfiguration,
            PlatformVersion = model.PlatformVersion,
        };
        scheduler.Begin(service, deployment, call.Now);
    }
}
