using Amazon.EC2.Model;

namespace Cyclops.LocalCloud.Ec2;

/// <summary>Tags: at creation, later by id, and listed for all resources.</summary>
internal sealed class Ec2Tags(LocalCore core, Ec2Regions regions)
{
    private static readonly Ec2Filters<TagDescription> Filters = new(_ => null, new()
    {
        ["resource-id"] = t => [t.ResourceId],
        ["resource-type"] = t => [t.ResourceType?.Value],
        ["key"] = t => [t.Key],
        ["value"] = t => [t.Value],
    });

    public CreateTagsResponse CreateTags(CreateTagsRequest request, CallContext call)
    {
        var state = regions[call];
        var lists = (request.Resources ?? []).Select(id => TagsOf(state, id)).ToList();
        foreach (var tags in lists)
        {
            Merge(tags, request.Tags ?? [], core.Options.Quotas.TagsPerResource);
        }

        return new CreateTagsResponse();
    }

    public DeleteTagsResponse DeleteTags(DeleteTagsRequest request, CallContext call)
    {
        var state = regions[call];
        foreach (var tags in (request.Resources ?? []).Select(id => TagsOf(state, id)))
        {
            tags.RemoveAll(t => request.Tags is not { Count: > 0 } gone || gone.Exists(g => g.Key == t.Key && (g.Value is null || g.Value == t.Value)));
        }

        return new DeleteTagsResponse();
    }

    public DescribeTagsResponse DescribeTags(DescribeTagsRequest request, CallContext call)
    {
        var all = All(regions[call]).SelectMany(r => r.Tags.Select(t => new TagDescription
        {
            ResourceId = r.Id,
            ResourceType = Amazon.EC2.ResourceType.FindValue(r.Kind),
            Key = t.Key,
            Value = t.Value,
        }));
        var page = Ec2Paging.Cut(Filters.Apply(all, request.Filters), t => $"{t.ResourceId} {t.Key}", request.NextToken, request.MaxResults);
        return new DescribeTagsResponse { Tags = page.Items, NextToken = page.Next };
    }

    /// <summary>The tags a creation asks for, for the kind it makes.</summary>
    public static List<Tag> AtCreation(List<TagSpecification>? specifications, string kind) =>
        [.. (specifications ?? []).Where(s => s.ResourceType?.Value == kind).SelectMany(s => s.Tags ?? []).Select(t => new Tag { Key = t.Key, Value = t.Value ?? "" }).OrderBy(t => t.Key, StringComparer.Ordinal)];

    /// <summary>Every resource that can carry tags, with its kind as EC2 names it.</summary>
    public static IEnumerable<(string Id, string Kind, List<Tag> Tags)> All(Ec2State state) =>
        state.Vpcs.All.Select(v => (v.Vpc.VpcId, "vpc", v.Vpc.Tags))
            .Concat(state.Subnets.All.Select(s => (s.SubnetId, "subnet", s.Tags)))
            .Concat(state.InternetGateways.All.Select(g => (g.InternetGatewayId, "internet-gateway", g.Tags)))
            .Concat(state.RouteTables.All.Select(t => (t.RouteTableId, "route-table", t.Tags)))
            .Concat(state.Addresses.All.Select(a => (a.AllocationId, "elastic-ip", a.Tags)))
            .Concat(state.NatGateways.All.Where(n => n.Lives).Select(n => (n.Gateway.NatGatewayId, "natgateway", n.Gateway.Tags)))
            .Concat(state.SecurityGroups.All.Select(g => (g.GroupId, "security-group", g.Tags)))
            .Concat(state.Rules.All.Select(r => (r.SecurityGroupRuleId, "security-group-rule", r.Tags)))
            .Concat(state.LaunchTemplates.All.Select(t => (t.Template.LaunchTemplateId, "launch-template", t.Template.Tags)))
            .Concat(state.Instances.All.Select(i => (i.InstanceId, "instance", i.Tags)))
            .Concat(state.NetworkInterfaces.All.Select(i => (i.NetworkInterfaceId, "network-interface", i.TagSet)));

    private static List<Tag> TagsOf(Ec2State state, string id)
    {
        var found = All(state).FirstOrDefault(r => r.Id == id);
        return found.Id is null ? throw AwsErrors.Sender("InvalidID", $"The ID '{id}' is not valid") : found.Tags;
    }

    private static void Merge(List<Tag> tags, List<Tag> added, int quota)
    {
        if (tags.Select(t => t.Key).Union(added.Select(t => t.Key)).Count() > quota)
        {
            throw AwsErrors.Sender("TagLimitExceeded", $"The maximum number of tags for a resource ({quota}) has been reached.");
        }

        tags.RemoveAll(t => added.Exists(a => a.Key == t.Key));
        tags.AddRange(added.Select(a => new Tag { Key = a.Key, Value = a.Value ?? "" }));
        tags.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
    }
}
