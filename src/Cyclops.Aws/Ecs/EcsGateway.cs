using System.Collections.Concurrent;
using Amazon.ECS;
using Amazon.ECS.Model;
using Cyclops.Aws.Calls;
using Cyclops.Model.Outcomes;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.Aws.Ecs;

/// <summary>Amazon ECS in our records.</summary>
public sealed class EcsGateway(AwsClients clients, AwsCalls calls)
{
    /// <summary>The region in use.</summary>
    public string Region => clients.Region;

    /// <summary>Services one DescribeServices takes. Source: Amazon ECS API Reference, DescribeServices.</summary>
    private const int DescribeServicesLimit = 10;

    /// <summary>Largest page of ListServices and ListTaskDefinitionFamilies; their default is 10.</summary>
    private const int ListLimit = 100;

    private readonly ConcurrentDictionary<string, EcsTaskDefinition> _revisions = new(StringComparer.Ordinal);

    /// <summary>All services of a cluster that are not <c>INACTIVE</c>.</summary>
    /// <returns>Empty when the cluster is not there.</returns>
    /// <exception cref="CloudFault">The listing could not be read in full.</exception>
    public async Task<IReadOnlyList<EcsService>> ListServicesAsync(string cluster, CancellationToken cancellationToken)
    {
        List<string> arns;
        try
        {
            arns = await Paging.CollectAsync<string>("ecs:ListServices", async token =>
            {
                var page = await calls.SendAsync(
                    CallFamily.EcsServiceRead,
                    "ecs:ListServices",
                    $"cluster {cluster}",
                    ct => clients.Ecs.ListServicesAsync(new ListServicesRequest { Cluster = cluster, MaxResults = ListLimit, NextToken = token }, ct),
                    cancellationToken);
                return (page.ServiceArns, page.NextToken);
            });
        }
        catch (CloudFault fault) when (fault.Code == "ClusterNotFoundException")
        {
            return [];
        }

        return await FindServicesAsync(cluster, arns, cancellationToken);
    }

    /// <summary>Those of some services, by name or ARN, that are there and not <c>INACTIVE</c>; in order of their names.</summary>
    /// <exception cref="CloudFault">One of them could not be read.</exception>
    public async Task<IReadOnlyList<EcsService>> FindServicesAsync(string cluster, IReadOnlyCollection<string> services, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(services.Chunk(DescribeServicesLimit).Select(chunk => DescribeAsync(cluster, chunk, cancellationToken)));
        return [.. found.SelectMany(s => s).Where(s => s.Status != "INACTIVE").OrderBy(s => s.Name, StringComparer.Ordinal)];
    }

    /// <summary>Makes a service.</summary>
    /// <exception cref="CloudFault">Among others <c>InvalidParameterException</c> when the name is taken.</exception>
    public Task CreateServiceAsync(EcsServiceRequest request, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.EcsServiceModify,
            "ecs:CreateService",
            About(request.Cluster, request.Name),
            ct => clients.Ecs.CreateServiceAsync(EcsMapping.ToCreate(request, tags), ct),
            cancellationToken);

    /// <summary>Changes a service; members of the request that are null stay as they are.</summary>
    public Task UpdateServiceAsync(EcsServiceRequest request, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.EcsServiceModify,
            "ecs:UpdateService",
            About(request.Cluster, request.Name),
            ct => clients.Ecs.UpdateServiceAsync(EcsMapping.ToUpdate(request), ct),
            cancellationToken);

    /// <summary>Stops and removes a service; ECS drains its targets first. Already gone is fine.</summary>
    public async Task DeleteServiceAsync(string cluster, string name, CancellationToken cancellationToken)
    {
        try
        {
            await calls.SendAsync(
                CallFamily.EcsServiceModify,
                "ecs:DeleteService",
                About(cluster, name),
                ct => clients.Ecs.DeleteServiceAsync(new DeleteServiceRequest { Cluster = cluster, Service = name, Force = true }, ct),
                cancellationToken);
        }
        catch (CloudFault fault) when (fault.Code is "ServiceNotFoundException" or "ServiceNotActiveException" or "ClusterNotFoundException")
        {
            // Gone already, which is what was asked for.
        }
    }

    /// <summary>Tags of a task definition as they are now; <see cref="FindTaskDefinitionAsync"/> remembers those that it read first.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TagsAsync(string arn, CancellationToken cancellationToken)
    {
        var answer = await calls.SendAsync(
            CallFamily.EcsTagRead,
            "ecs:ListTagsForResource",
            arn,
            ct => clients.Ecs.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = arn }, ct),
            cancellationToken);

        // All that is ours has tags.
        return answer.Tags is { Count: > 0 } tags ? EcsMapping.FromTags(tags) : throw Answers.Partial("ecs:ListTagsForResource", arn);
    }

    /// <summary>Sets tags on a service, as UpdateService cannot, or on a task definition.</summary>
    public Task TagAsync(string arn, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.EcsTagModify,
            "ecs:TagResource",
            arn,
            ct => clients.Ecs.TagResourceAsync(new TagResourceRequest { ResourceArn = arn, Tags = EcsMapping.ToTags(tags) }, ct),
            cancellationToken);

    /// <summary>Removes tags of a service or task definition; those that are not there are passed over.</summary>
    public Task UntagAsync(string arn, IEnumerable<string> names, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.EcsTagModify,
            "ecs:UntagResource",
            arn,
            ct => clients.Ecs.UntagResourceAsync(new UntagResourceRequest { ResourceArn = arn, TagKeys = [.. names] }, ct),
            cancellationToken);

    /// <summary>Names of the families with an active revision whose names begin with a prefix.</summary>
    public async Task<IReadOnlyList<string>> ListFamiliesAsync(string prefix, CancellationToken cancellationToken) =>
        await Paging.CollectAsync<string>("ecs:ListTaskDefinitionFamilies", async token =>
        {
            var page = await calls.SendAsync(
                CallFamily.EcsTaskDefinitionRead,
                "ecs:ListTaskDefinitionFamilies",
                $"families {prefix}*",
                ct => clients.Ecs.ListTaskDefinitionFamiliesAsync(
                    new ListTaskDefinitionFamiliesRequest
                    {
                        FamilyPrefix = prefix,
                        Status = TaskDefinitionFamilyStatus.ACTIVE,
                        MaxResults = ListLimit,
                        NextToken = token,
                    },
                    ct),
                cancellationToken);
            return (page.Families, page.NextToken);
        });

    /// <summary>A revision by ARN (kept for ever), or the newest active revision of a family.</summary>
    /// <returns>Null when there is none.</returns>
    public async Task<EcsTaskDefinition?> FindTaskDefinitionAsync(string arnOrFamily, CancellationToken cancellationToken)
    {
        if (_revisions.TryGetValue(arnOrFamily, out var known))
        {
            return known;
        }

        try
        {
            var answer = await calls.SendAsync(
                CallFamily.EcsTaskDefinitionRead,
                "ecs:DescribeTaskDefinition",
                arnOrFamily,
                ct => clients.Ecs.DescribeTaskDefinitionAsync(
                    new DescribeTaskDefinitionRequest { TaskDefinition = arnOrFamily, Include = ["TAGS"] },
                    ct),
                cancellationToken);
            var definition = Answers.Whole(answer.TaskDefinition, "ecs:DescribeTaskDefinition", arnOrFamily);
            if (definition.Status == TaskDefinitionStatus.INACTIVE && arnOrFamily == definition.Family)
            {
                return null;
            }

            var found = EcsMapping.FromTaskDefinition(definition, answer.Tags);
            _revisions[found.Arn] = found;
            return found;
        }
        catch (CloudFault fault) when (fault.Code == "ClientException")
        {
            return null;
        }
    }

    /// <summary>Registers a revision; not sent again when its answer is lost, as that would register another.</summary>
    /// <returns>Its ARN.</returns>
    public async Task<string> RegisterTaskDefinitionAsync(
        EcsTaskDefinition definition,
        CancellationToken cancellationToken)
    {
        var answer = await calls.SendAsync(
            CallFamily.EcsTaskDefinitionModify,
            "ecs:RegisterTaskDefinition",
            definition.Family,
            ct => clients.EcsOnce.RegisterTaskDefinitionAsync(EcsMapping.ToRegister(definition, clients.Region), ct),
            cancellationToken);
        return Answers.Whole(answer.TaskDefinition, "ecs:RegisterTaskDefinition", definition.Family).TaskDefinitionArn;
    }

    /// <summary>Retires every active revision of a family; what runs from them runs on.</summary>
    public async Task DeregisterFamilyAsync(string family, CancellationToken cancellationToken)
    {
        var arns = await Paging.CollectAsync<string>("ecs:ListTaskDefinitions", async token =>
        {
            var page = await calls.SendAsync(
                CallFamily.EcsTaskDefinitionRead,
                "ecs:ListTaskDefinitions",
                family,
                ct => clients.Ecs.ListTaskDefinitionsAsync(
                    new ListTaskDefinitionsRequest
                    {
                        FamilyPrefix = family,
                        Status = TaskDefinitionStatus.ACTIVE,
                        MaxResults = ListLimit,
                        NextToken = token,
                    },
                    ct),
                cancellationToken);
            return (page.TaskDefinitionArns, page.NextToken);
        });
        foreach (var arn in arns.Where(a => EcsTaskDefinitionArn.FamilyOf(a) == family))
        {
            await calls.SendAsync(
                CallFamily.EcsTaskDefinitionModify,
                "ecs:DeregisterTaskDefinition",
                arn,
                ct => clients.Ecs.DeregisterTaskDefinitionAsync(new DeregisterTaskDefinitionRequest { TaskDefinition = arn }, ct),
                cancellationToken);
            _revisions.TryRemove(arn, out _);
        }
    }

    private static string About(string cluster, string name) => $"service {name} in cluster {cluster}";

    private async Task<IEnumerable<EcsService>> DescribeAsync(string cluster, string[] arns, CancellationToken cancellationToken)
    {
        var answer = await calls.SendAsync(
            CallFamily.EcsServiceRead,
            "ecs:DescribeServices",
            $"{arns.Length} services in cluster {cluster}",
            ct => clients.Ecs.DescribeServicesAsync(
                new DescribeServicesRequest { Cluster = cluster, Services = [.. arns], Include = ["TAGS"] },
                ct),
            cancellationToken);
        if ((answer.Services?.Count ?? 0) + (answer.Failures?.Count ?? 0) < arns.Length)
        {
            throw Answers.Partial("ecs:DescribeServices", $"{arns.Length} services in cluster {cluster}");
        }

        var missing = answer.Failures?.FirstOrDefault(f => f.Reason != "MISSING");
        return missing is null
            ? (answer.Services ?? []).Select(EcsMapping.FromService)
            : throw new CloudFault(missing.Reason ?? "Failure", $"ecs:DescribeServices for {missing.Arn}: {missing.Reason} {missing.Detail}", isTransient: true);
    }
}
