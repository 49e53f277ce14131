using Amazon.ElasticLoadBalancingV2.Model;
using Cyclops.LocalCloud.Network;

namespace Cyclops.LocalCloud.LoadBalancing;

/// <summary>Target groups and their attributes.</summary>
internal sealed class TargetGroups(LocalCore core, RegionalState<ElbRegion> regions, INetworkTable network)
{
    /// <summary>Equal settings give the group that is there: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html.</summary>
    public CreateTargetGroupResponse Create(CreateTargetGroupRequest request, CallContext call)
    {
        var region = regions[call];
        var tags = ElbTags.Pairs(request.Tags);
        ElbTags.Check(new TagSet(), tags, core.Options.Quotas.TagsPerResource);
        var model = TargetGroupDefaults.Fill(request);
        TargetGroupRules.Check(model);
        if (model.VpcId is not null && !network.HasVpc(call, model.VpcId))
        {
            throw AwsErrors.Validation($"The VPC ID '{model.VpcId}' is not found");
        }

        if (region.Groups.TryGetValue(request.Name, out var old))
        {
            return TargetGroupRules.Same(old.Model, model)
                ? new CreateTargetGroupResponse { TargetGroups = [Answer(old)] }
                : throw new DuplicateTargetGroupNameException($"A target group with the same name '{request.Name}' exists, but with different settings");
        }

        if (region.Groups.Count >= core.Options.Quotas.TargetGroupsPerRegion)
        {
            throw new TooManyTargetGroupsException("You've reached the limit on the number of target groups for your AWS account.");
        }

        model.TargetGroupArn = call.Arn("elasticloadbalancing", $"targetgroup/{request.Name}/{core.Ids.Hex(16)}");
        var group = new HeldGroup(model);
        group.Tags.Set(tags);
        region.Groups.Add(request.Name, group);
        region.GroupsByArn.Add(group.Arn, group);
        return new CreateTargetGroupResponse { TargetGroups = [Answer(group)] };
    }

    public DescribeTargetGroupsResponse Describe(DescribeTargetGroupsRequest request, CallContext call)
    {
        var region = regions[call];
        if (request.TargetGroupArns is { Count: > 0 } arns)
        {
            return new DescribeTargetGroupsResponse { TargetGroups = arns.ConvertAll(arn => Answer(region.Group(arn))) };
        }

        if (request.Names is { Count: > 0 } names)
        {
            return new DescribeTargetGroupsResponse { TargetGroups = names.ConvertAll(name => Answer(Named(region, name))) };
        }

        var all = request.LoadBalancerArn is { } arn
            ? region.Balancer(arn).Groups.Keys.Select(g => KeyValuePair.Create(g.Model.TargetGroupName, g)).OrderBy(g => g.Key, StringComparer.Ordinal)
            : (IEnumerable<KeyValuePair<string, HeldGroup>>)region.Groups;
        var page = ElbPages.Cut(all, request.Marker, request.PageSize);
        return new DescribeTargetGroupsResponse { TargetGroups = [.. page.Items.Select(g => Answer(g.Value))], NextMarker = page.Next };
    }

    public ModifyTargetGroupResponse Modify(ModifyTargetGroupRequest request, CallContext call)
    {
        var group = regions[call].Group(request.TargetGroupArn);
        var model = TargetGroupDefaults.Changed(group.Model, request);
        TargetGroupRules.Check(model);
        TargetGroupDefaults.CopyHealthCheck(model, group.Model);
        return new ModifyTargetGroupResponse { TargetGroups = [Answer(group)] };
    }

    /// <summary>A group that is not there is no error; one that a listener or rule names is.</summary>
    public DeleteTargetGroupResponse Delete(DeleteTargetGroupRequest request, CallContext call)
    {
        var region = regions[call];
        if (region.GroupsByArn.GetValueOrDefault(request.TargetGroupArn) is not { } group)
        {
            return new DeleteTargetGroupResponse();
        }

        if (group.Balancer is not null)
        {
            throw new ResourceInUseException($"Target group '{group.Arn}' is currently in use by a listener or a rule");
        }

        region.Groups.Remove(group.Model.TargetGroupName);
        region.GroupsByArn.Remove(group.Arn);
        return new DeleteTargetGroupResponse();
    }

    public DescribeTargetGroupAttributesResponse DescribeAttributes(DescribeTargetGroupAttributesRequest request, CallContext call) =>
        new() { Attributes = Attributes(regions[call].Group(request.TargetGroupArn)) };

    public ModifyTargetGroupAttributesResponse ModifyAttributes(ModifyTargetGroupAttributesRequest request, CallContext call)
    {
        var group = regions[call].Group(request.TargetGroupArn);
        AttributeTables.Set(group.Attributes, request.Attributes.Select(a => KeyValuePair.Create<string, string?>(a.Key, a.Value)));
        return new ModifyTargetGroupAttributesResponse { Attributes = Attributes(group) };
    }

    private static HeldGroup Named(ElbRegion region, string name) =>
        region.Groups.GetValueOrDefault(name) ?? throw new TargetGroupNotFoundException($"One or more target groups not found: '{name}'");

    private static List<TargetGroupAttribute> Attributes(HeldGroup group) =>
        [.. group.Attributes.Select(a => new TargetGroupAttribute { Key = a.Key, Value = a.Value })];

    private static TargetGroup Answer(HeldGroup group)
    {
        group.Model.LoadBalancerArns = group.Balancer is { } balancer ? [balancer.Arn] : [];
        return group.Model;
    }
}
