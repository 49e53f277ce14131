using System.Text.RegularExpressions;
using Amazon.ECS.Model;

namespace Cyclops.LocalCloud.Ecs.Clusters;

/// <summary>Clusters.</summary>
internal sealed partial class ClusterOperations(RegionalState<EcsRegion> regions, EcsTags tags, InstanceOperations instances)
{
    private const int MostDescribed = 100;

    /// <summary>A name that is there gives the cluster that is there.</summary>
    public CreateClusterResponse Create(CreateClusterRequest request, CallContext call)
    {
        var region = regions[call];
        var name = request.ClusterName ?? "default";
        if (!ClusterName().IsMatch(name))
        {
            throw new InvalidParameterException($"The cluster name '{name}' is not valid: up to 255 letters, digits, hyphens and underscores.");
        }

        if (region.Clusters.GetValueOrDefault(name) is { Active: true } old)
        {
            return new CreateClusterResponse { Cluster = Answer(old, ["TAGS"]) };
        }

        Providers.Check(region, request.CapacityProviders, request.DefaultCapacityProviderStrategy);
        var cluster = new HeldCluster(
            new Cluster
            {
                ClusterArn = call.Arn("ecs", "cluster/" + name),
                ClusterName = name,
                Status = "ACTIVE",
                Settings = request.Settings ?? [new ClusterSetting { Name = "containerInsights", Value = "disabled" }],
                Configuration = request.Configuration,
                ServiceConnectDefaults = request.ServiceConnectDefaults is { } connect ? new ClusterServiceConnectDefaults { Namespace = connect.Namespace } : null,
                CapacityProviders = request.CapacityProviders ?? [],
                DefaultCapacityProviderStrategy = request.DefaultCapacityProviderStrategy ?? [],
            },
            tags.Create(request.Tags));
        region.Clusters[name] = cluster;
        instances.AddForProviders(region, cluster, call);
        return new CreateClusterResponse { Cluster = Answer(cluster, ["TAGS"]) };
    }

    public DescribeClustersResponse Describe(DescribeClustersRequest request, CallContext call)
    {
        var region = regions[call];
        var names = request.Clusters is { Count: > 0 } given ? given : ["default"];
        if (names.Count > MostDescribed)
        {
            throw new InvalidParameterException($"Clusters cannot have more than {MostDescribed} elements.");
        }

        var found = names.Select(n => region.Clusters.GetValueOrDefault(EcsArns.LastPart(n))).OfType<HeldCluster>().Distinct();
        var missing = names.Where(n => !region.Clusters.ContainsKey(EcsArns.LastPart(n)));
        return new DescribeClustersResponse
        {
            Clusters = [.. found.Select(c => Answer(c, request.Include ?? []))],
            Failures = [.. missing.Select(n => new Failure { Arn = call.Arn("ecs", "cluster/" + EcsArns.LastPart(n)), Reason = "MISSING" })],
        };
    }

    public ListClustersResponse List(ListClustersRequest request, CallContext call)
    {
        var page = EcsPages.Cut(regions[call].Clusters.Where(c => c.Value.Active), request.NextToken, request.MaxResults);
        return new ListClustersResponse { ClusterArns = [.. page.Items.Select(c => c.Value.Arn)], NextToken = page.Next };
    }

    public UpdateClusterResponse Update(UpdateClusterRequest request, CallContext call)
    {
        var cluster = regions[call].Cluster(request.Cluster);
        cluster.Model.Settings = request.Settings ?? cluster.Model.Settings;
        cluster.Model.Configuration = request.Configuration ?? cluster.Model.Configuration;
        return new UpdateClusterResponse { Cluster = Answer(cluster, ["TAGS"]) };
    }

    public PutClusterCapacityProvidersResponse PutProviders(PutClusterCapacityProvidersRequest request, CallContext call)
    {
        var region = regions[call];
        var cluster = region.Cluster(request.Cluster);
        Providers.Check(region, request.CapacityProviders, request.DefaultCapacityProviderStrategy);
        var used = cluster.Services.Values.Where(s => s.Status != "INACTIVE").SelectMany(s => s.Model.CapacityProviderStrategy ?? []).Select(i => i.CapacityProvider).FirstOrDefault(p => !request.CapacityProviders.Contains(p));
        if (used is not null)
        {
            throw new ResourceInUseException($"The specified capacity provider '{used}' is in use and cannot be removed.");
        }

        cluster.Model.CapacityProviders = request.CapacityProviders;
        cluster.Model.DefaultCapacityProviderStrategy = request.DefaultCapacityProviderStrategy;
        instances.AddForProviders(region, cluster, call);
        return new PutClusterCapacityProvidersResponse { Cluster = Answer(cluster, []) };
    }

    public DeleteClusterResponse Delete(DeleteClusterRequest request, CallContext call)
    {
        var cluster = regions[call].Cluster(request.Cluster);
        if (cluster.Services.Values.Any(s => s.Status != "INACTIVE"))
        {
            throw new ClusterContainsServicesException("The Cluster cannot be deleted while Services are active.");
        }

        if (cluster.Tasks.Values.Any(t => !t.Stopped))
        {
            throw new ClusterContainsTasksException("The Cluster cannot be deleted while Tasks are active.");
        }

        if (cluster.Instances.Values.Any(i => i.ByHand))
        {
            throw new ClusterContainsContainerInstancesException("The Cluster cannot be deleted while Container Instances are active or draining.");
        }

        cluster.Model.Status = "INACTIVE";
        instances.Clear(cluster, call);
        cluster.Services.Clear();
        return new DeleteClusterResponse { Cluster = Answer(cluster, ["TAGS"]) };
    }

    private static Cluster Answer(HeldCluster cluster, List<string> include)
    {
        var tasks = cluster.Tasks.Values;
        var model = cluster.Model;
        return new Cluster
        {
            ClusterArn = model.ClusterArn,
            ClusterName = model.ClusterName,
            Status = model.Status,
            RegisteredContainerInstancesCount = cluster.Instances.Count,
            RunningTasksCount = tasks.Count(t => t.Running),
            PendingTasksCount = tasks.Count(t => t.Pending),
            ActiveServicesCount = cluster.Services.Values.Count(s => s.Status == "ACTIVE"),
            Statistics = [],
            CapacityProviders = model.CapacityProviders,
            DefaultCapacityProviderStrategy = model.DefaultCapacityProviderStrategy,
            Settings = include.Contains("SETTINGS") || include.Contains("TAGS") ? model.Settings : [],
            Configuration = include.Contains("CONFIGURATIONS") ? model.Configuration : null,
            ServiceConnectDefaults = model.ServiceConnectDefaults,
            Tags = include.Contains("TAGS") ? EcsTags.Answer(cluster.Tags) : [],
        };
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,255}$", RegexOptions.CultureInvariant)]
    private static partial Regex ClusterName();
}
