using System.Text.RegularExpressions;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Cyclops.LocalCloud.Network;

namespace Cyclops.LocalCloud.LoadBalancing;

/// <summary>Application load balancers: created at once, active after a while.</summary>
internal sealed partial class LoadBalancers(LocalCore core, RegionalState<ElbRegion> regions, INetworkTable network)
{
    /// <summary>Whether a bucket lets logs be written; set by the cloud, which knows its buckets.</summary>
    public Func<CallContext, string, bool> TakesLogs { get; set; } = (_, _) => true;

    /// <summary>Equal settings give the balancer that is there: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html.</summary>
    public CreateLoadBalancerResponse Create(CreateLoadBalancerRequest request, CallContext call)
    {
        var region = regions[call];
        var tags = ElbTags.Pairs(request.Tags);
        Check(request);
        ElbTags.Check(new TagSet(), tags, core.Options.Quotas.TagsPerResource);
        var model = Model(request, call);
        if (region.Balancers.TryGetValue(request.Name, out var old))
        {
            return Same(old.Model, model)
                ? new CreateLoadBalancerResponse { LoadBalancers = [old.Model] }
                : throw new DuplicateLoadBalancerNameException($"A load balancer with the same name '{request.Name}' exists, but with different settings");
        }

        if (region.Balancers.Count >= core.Options.Quotas.LoadBalancersPerRegion)
        {
            throw new TooManyLoadBalancersException("You've reached the limit on the number of load balancers for your AWS account.");
        }

        var balancer = new HeldBalancer(model);
        balancer.Tags.Set(tags);
        region.Balancers.Add(request.Name, balancer);
        region.BalancersByArn.Add(balancer.Arn, balancer);
        core.Timeline.Schedule(call.Now + core.Options.Delays.LoadBalancerStart, _ => model.State = new LoadBalancerState { Code = LoadBalancerStateEnum.Active });
        return new CreateLoadBalancerResponse { LoadBalancers = [model] };
    }

    public DescribeLoadBalancersResponse Describe(DescribeLoadBalancersRequest request, CallContext call)
    {
        var region = regions[call];
        if (request.LoadBalancerArns is { Count: > 0 } arns)
        {
            return new DescribeLoadBalancersResponse { LoadBalancers = [.. arns.Select(arn => region.Balancer(arn).Model)] };
        }

        if (request.Names is { Count: > 0 } names)
        {
            return new DescribeLoadBalancersResponse { LoadBalancers = [.. names.Select(name => Named(region, name).Model)] };
        }

        var page = ElbPages.Cut(region.Balancers, request.Marker, request.PageSize);
        return new DescribeLoadBalancersResponse { LoadBalancers = [.. page.Items.Select(b => b.Value.Model)], NextMarker = page.Next };
    }

    /// <summary>Takes the listeners and rules along; a balancer that is not there is no error.</summary>
    public DeleteLoadBalancerResponse Delete(DeleteLoadBalancerRequest request, CallContext call)
    {
        var region = regions[call];
        if (region.BalancersByArn.GetValueOrDefault(request.LoadBalancerArn) is not { } balancer)
        {
            return new DeleteLoadBalancerResponse();
        }

        if (balancer.Attributes[AttributeTables.DeletionProtection] == "true")
        {
            throw new OperationNotPermittedException($"Load balancer '{balancer.Arn}' cannot be deleted because deletion protection is enabled");
        }

        foreach (var listener in balancer.Listeners.Values.ToList())
        {
            Listeners.Remove(region, listener);
        }

        region.Balancers.Remove(balancer.Model.LoadBalancerName);
        region.BalancersByArn.Remove(balancer.Arn);
        return new DeleteLoadBalancerResponse();
    }

    public DescribeLoadBalancerAttributesResponse DescribeAttributes(DescribeLoadBalancerAttributesRequest request, CallContext call) =>
        new() { Attributes = Attributes(regions[call].Balancer(request.LoadBalancerArn)) };

    public ModifyLoadBalancerAttributesResponse ModifyAttributes(ModifyLoadBalancerAttributesRequest request, CallContext call)
    {
        var balancer = regions[call].Balancer(request.LoadBalancerArn);
        var wanted = new SortedDictionary<string, string>(balancer.Attributes, StringComparer.Ordinal);
        AttributeTables.Set(wanted, request.Attributes.Select(a => KeyValuePair.Create<string, string?>(a.Key, a.Value)));
        LogBuckets.Check(wanted, bucket => TakesLogs(call, bucket));
        AttributeTables.Set(balancer.Attributes, wanted.Select(a => KeyValuePair.Create(a.Key, (string?)a.Value)));
        return new ModifyLoadBalancerAttributesResponse { Attributes = Attributes(balancer) };
    }

    public SetSecurityGroupsResponse SetSecurityGroups(SetSecurityGroupsRequest request, CallContext call)
    {
        var balancer = regions[call].Balancer(request.LoadBalancerArn);
        CheckSecurityGroups(request.SecurityGroups, call);
        balancer.Model.SecurityGroups = request.SecurityGroups;
        return new SetSecurityGroupsResponse { SecurityGroupIds = request.SecurityGroups };
    }

    public SetSubnetsResponse SetSubnets(SetSubnetsRequest request, CallContext call)
    {
        var balancer = regions[call].Balancer(request.LoadBalancerArn);
        var subnets = Subnets(request.Subnets, request.SubnetMappings, call);
        balancer.Model.AvailabilityZones = Zones(subnets);
        return new SetSubnetsResponse { AvailabilityZones = balancer.Model.AvailabilityZones };
    }

    private static HeldBalancer Named(ElbRegion region, string name) =>
        region.Balancers.GetValueOrDefault(name) ?? throw new LoadBalancerNotFoundException($"Load balancers '[{name}]' not found");

    private static List<LoadBalancerAttribute> Attributes(HeldBalancer balancer) =>
        [.. balancer.Attributes.Select(a => new LoadBalancerAttribute { Key = a.Key, Value = a.Value })];

    private static void Check(CreateLoadBalancerRequest request)
    {
        if (!BalancerName().IsMatch(request.Name) || request.Name.StartsWith("internal-", StringComparison.Ordinal))
        {
            throw AwsErrors.Validation($"The load balancer name '{request.Name}' must have 1 to 32 letters, digits or hyphens, none of them a hyphen at an end, and must not begin with 'internal-'");
        }

        if (request.Type is not null && request.Type != LoadBalancerTypeEnum.Application)
        {
            throw AwsErrors.Validation($"The local cloud has application load balancers only, not '{request.Type}'");
        }
    }

    private LoadBalancer Model(CreateLoadBalancerRequest request, CallContext call)
    {
        var subnets = Subnets(request.Subnets, request.SubnetMappings, call);
        CheckSecurityGroups(request.SecurityGroups, call);
        var scheme = request.Scheme ?? LoadBalancerSchemeEnum.InternetFacing;
        var prefix = scheme == LoadBalancerSchemeEnum.Internal ? "internal-" : "";
        return new LoadBalancer
        {
            LoadBalancerArn = call.Arn("elasticloadbalancing", $"loadbalancer/app/{request.Name}/{core.Ids.Hex(16)}"),
            LoadBalancerName = request.Name,
            DNSName = $"{prefix}{request.Name}-{core.Ids.Number(10)}.{call.Region}.elb.amazonaws.com",
            CanonicalHostedZoneId = HostedZones.Of(call.Region),
            CreatedTime = call.NowUtc,
            Scheme = scheme,
            VpcId = subnets[0].VpcId,
            State = new LoadBalancerState { Code = LoadBalancerStateEnum.Provisioning },
            Type = LoadBalancerTypeEnum.Application,
            IpAddressType = request.IpAddressType ?? Amazon.ElasticLoadBalancingV2.IpAddressType.Ipv4,
            SecurityGroups = request.SecurityGroups ?? [],
            AvailabilityZones = Zones(subnets),
        };
    }

    private List<NetworkSubnet> Subnets(List<string>? ids, List<SubnetMapping>? mappings, CallContext call)
    {
        var given = ids is { Count: > 0 } ? ids : [.. (mappings ?? []).Select(m => m.SubnetId)];
        var subnets = given.ConvertAll(id => network.Subnet(call, id) ?? throw new SubnetNotFoundException($"The subnet ID '{id}' does not exist"));
        if (subnets.Select(s => s.VpcId).Distinct().Count() > 1)
        {
            throw new InvalidConfigurationRequestException("All subnets must be of one VPC");
        }

        return subnets.Select(s => s.Zone).Distinct().Count() < 2
            ? throw AwsErrors.Validation("At least two subnets in two different Availability Zones must be specified")
            : subnets;
    }

    private void CheckSecurityGroups(List<string>? groups, CallContext call)
    {
        if (groups?.Find(id => !network.HasSecurityGroup(call, id)) is { } missing)
        {
            throw new InvalidSecurityGroupException($"The security group '{missing}' does not exist");
        }
    }

    private static List<AvailabilityZone> Zones(List<NetworkSubnet> subnets) =>
        [.. subnets.OrderBy(s => s.Zone, StringComparer.Ordinal).Select(s => new AvailabilityZone { SubnetId = s.Id, ZoneName = s.Zone, LoadBalancerAddresses = [] })];

    private static bool Same(LoadBalancer a, LoadBalancer b) =>
        a.Scheme == b.Scheme
        && a.IpAddressType == b.IpAddressType
        && a.SecurityGroups.Order(StringComparer.Ordinal).SequenceEqual(b.SecurityGroups.Order(StringComparer.Ordinal))
        && a.AvailabilityZones.Select(z => z.SubnetId).SequenceEqual(b.AvailabilityZones.Select(z => z.SubnetId));

    [GeneratedRegex("^[A-Za-z0-9](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?$", RegexOptions.CultureInvariant)]
    private static partial Regex BalancerName();
}
