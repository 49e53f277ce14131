using Amazon.Route53;
using Amazon.Route53.Model;

namespace Cyclops.LocalCloud.Route53;

/// <summary>Tags of hosted zones, one by one and ten at a time.</summary>
internal sealed class ZoneTagOperations(HostedZones zones)
{
    public ChangeTagsForResourceResponse ChangeTagsForResource(ChangeTagsForResourceRequest request, CallContext call)
    {
        var zone = Find(request.ResourceType, request.ResourceId);
        if (request.AddTags is not { Count: > 0 } && request.RemoveTagKeys is not { Count: > 0 })
        {
            throw new InvalidInputException("You must specify at least one tag to add or one tag key to remove.");
        }

        foreach (var key in request.RemoveTagKeys ?? [])
        {
            zone.Tags.Remove(key);
        }

        foreach (var tag in request.AddTags ?? [])
        {
            zone.Tags[tag.Key] = tag.Value ?? "";
        }

        return new ChangeTagsForResourceResponse();
    }

    public ListTagsForResourceResponse ListTagsForResource(ListTagsForResourceRequest request, CallContext call)
    {
        var zone = Find(request.ResourceType, request.ResourceId);
        return new ListTagsForResourceResponse { ResourceTagSet = Describe(zone) };
    }

    public ListTagsForResourcesResponse ListTagsForResources(ListTagsForResourcesRequest request, CallContext call)
    {
        if (request.ResourceIds is not { Count: > 0 and <= 10 })
        {
            throw new InvalidInputException("ListTagsForResources takes 1 to 10 resource ids");
        }

        return new ListTagsForResourcesResponse
        {
            ResourceTagSets = [.. request.ResourceIds.Select(id => Describe(Find(request.ResourceType, id)))],
        };
    }

    private Zone Find(TagResourceType type, string id) =>
        type?.Value == "hostedzone" ? zones.Zone(id) : throw new InvalidInputException("Only the resource type 'hostedzone' is kept here");

    private static ResourceTagSet Describe(Zone zone) => new()
    {
        ResourceType = TagResourceType.Hostedzone,
        ResourceId = zone.Id,
        Tags = [.. zone.Tags.Select(t => new Tag { Key = t.Key, Value = t.Value })],
    };
}
