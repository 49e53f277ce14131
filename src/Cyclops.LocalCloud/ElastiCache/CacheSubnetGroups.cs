using Amazon.ElastiCache;
using Amazon.ElastiCache.Model;
using Cyclops.LocalCloud.Network;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.ElastiCache;

/// <summary>Cache subnet groups: subnets of one VPC; one zone is enough.</summary>
internal sealed class CacheSubnetGroups(LocalCore core, RegionalState<CacheRegion> regions, INetworkTable network)
{
    private const string DefaultName = "default";

    public CreateCacheSubnetGroupResponse Create(CreateCacheSubnetGroupRequest request, CallContext call)
    {
        var region = regions[call];
        var name = CacheNames.New("CacheSubnetGroupName", request.CacheSubnetGroupName, CacheNames.LongestOther);
        var tags = CacheTags.New(request.Tags, core.Options.Quotas.TagsPerResource);
        if (name == DefaultName)
        {
            throw CacheErrors.Value("The parameter CacheSubnetGroupName must not be \"default\".");
        }

        if (region.SubnetGroups.ContainsKey(name))
        {
            throw new CacheSubnetGroupAlreadyExistsException($"Cache subnet group {name} already exists.");
        }

        var group = Add(region, name, request.CacheSubnetGroupDescription, Subnets(request.SubnetIds, call), call);
        group.Tags.Set(tags);
        return new CreateCacheSubnetGroupResponse { CacheSubnetGroup = group.Model };
    }

    /// <summary>Gives a group other subnets, all of those that nodes live in among them.</summary>
    public BagResponse Modify(BagRequest request, CallContext call)
    {
        var region = regions[call];
        var group = region.SubnetGroup(request.Text("CacheSubnetGroupName")!);
        group.Model.CacheSubnetGroupDescription = request.Text("CacheSubnetGroupDescription") ?? group.Model.CacheSubnetGroupDescription;
        if (request.Values.GetValueOrDefault("SubnetIds") is List<string> { Count: > 0 } ids)
        {
            var subnets = Subnets(ids, call);
            if (subnets[0].VpcId != group.Model.VpcId)
            {
                throw new InvalidSubnetException("The new subnets are not in the VPC of the cache subnet group.");
            }

            var used = region.Groups.Values.Where(g => g.Subnets == group).SelectMany(g => g.SubnetIds);
            if (used.FirstOrDefault(u => subnets.TrueForAll(s => s.Id != u)) is { } missing)
            {
                throw AwsErrors.Sender("SubnetInUse", $"The subnet {missing} is in use.");
            }

            group.Model.Subnets = Answer(subnets);
        }

        return new BagResponse { Values = new() { ["CacheSubnetGroup"] = group.Model } };
    }

    public DeleteCacheSubnetGroupResponse Delete(DeleteCacheSubnetGroupRequest request, CallContext call)
    {
        var region = regions[call];
        var group = region.SubnetGroup(request.CacheSubnetGroupName);
        if (group.Name == DefaultName || region.Groups.Values.Any(g => g.Subnets == group))
        {
            throw new CacheSubnetGroupInUseException($"Cache subnet group {group.Name} is currently in use by a cache cluster.");
        }

        region.SubnetGroups.Remove(group.Name);
        return new DeleteCacheSubnetGroupResponse();
    }

    public DescribeCacheSubnetGroupsResponse Describe(DescribeCacheSubnetGroupsRequest request, CallContext call)
    {
        var region = regions[call];
        var found = request.CacheSubnetGroupName is { } name ? [region.SubnetGroup(name)] : region.SubnetGroups.Values.AsEnumerable();
        var page = CacheNames.Cut(found, g => g.Name, request.Marker, request.MaxRecords);
        return new DescribeCacheSubnetGroupsResponse { CacheSubnetGroups = page.Items.ConvertAll(g => g.Model), Marker = page.Next };
    }

    /// <summary>The group of new nodes; without a name the one that ElastiCache makes of the default VPC.</summary>
    public HeldCacheSubnetGroup Of(string? name, CallContext call)
    {
        var region = regions[call];
        if (name is not null && (name != DefaultName || region.SubnetGroups.ContainsKey(DefaultName)))
        {
            return region.SubnetGroup(name);
        }

        if (region.SubnetGroups.TryGetValue(DefaultName, out var there))
        {
            return there;
        }

        var subnets = network.DefaultSubnets(call).ToList();
        return subnets.Count == 0
            ? throw new InvalidVPCNetworkStateException("There is no default VPC with subnets; a cache subnet group must be named.")
            : Add(region, DefaultName, "Default CacheSubnetGroup", subnets, call);
    }

    private static HeldCacheSubnetGroup Add(CacheRegion region, string name, string description, List<NetworkSubnet> subnets, CallContext call)
    {
        var group = new HeldCacheSubnetGroup(new CacheSubnetGroup
        {
            CacheSubnetGroupName = name,
            CacheSubnetGroupDescription = description,
            ARN = call.Arn("elasticache", "subnetgroup:" + name),
            VpcId = subnets[0].VpcId,
            Subnets = Answer(subnets),
            SupportedNetworkTypes = [NetworkType.Ipv4.Value],
        });
        region.SubnetGroups.Add(name, group);
        return group;
    }

    private static List<Subnet> Answer(List<NetworkSubnet> subnets) => subnets.ConvertAll(s => new Subnet
    {
        SubnetIdentifier = s.Id,
        SubnetAvailabilityZone = new AvailabilityZone { Name = s.Zone },
        SupportedNetworkTypes = [NetworkType.Ipv4.Value],
    });

    private List<NetworkSubnet> Subnets(List<string> ids, CallContext call)
    {
        var most = core.Options.Quotas.SubnetsPerDatabaseSubnetGroup;
        if (ids.Count > most)
        {
            throw new CacheSubnetQuotaExceededException($"A cache subnet group can have at most {most} subnets.");
        }

        var subnets = ids.ConvertAll(id => network.Subnet(call, id) ?? throw new InvalidSubnetException($"The subnet ID '{id}' does not exist"));
        return subnets.Count > 0 && subnets.Select(s => s.VpcId).Distinct().Count() == 1
            ? subnets
            : throw new InvalidSubnetException("A cache subnet group needs at least one subnet, and all of them in one VPC.");
    }
}
