using Amazon.RDS.Model;
using Cyclops.LocalCloud.Network;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.Rds;

/// <summary>DB subnet groups: at least two zones of one VPC.</summary>
internal sealed class SubnetGroups(LocalCore core, RegionalState<RdsRegion> regions, INetworkTable network)
{
    private const string DefaultName = "default";

    public CreateDBSubnetGroupResponse Create(CreateDBSubnetGroupRequest request, CallContext call)
    {
        var region = regions[call];
        var name = RdsNames.NewSubnetGroup(request.DBSubnetGroupName);
        var tags = RdsTags.New(request.Tags, core.Options.Quotas.TagsPerResource);
        if (region.SubnetGroups.ContainsKey(name))
        {
            throw new DBSubnetGroupAlreadyExistsException($"The DB subnet group '{name}' already exists.");
        }

        var group = Add(region, name, request.DBSubnetGroupDescription, Subnets(request.SubnetIds, call), call);
        group.Tags.Set(tags);
        return new CreateDBSubnetGroupResponse { DBSubnetGroup = group.Model };
    }

    /// <summary>Gives a group other subnets, all of those that instances live in among them.</summary>
    public BagResponse Modify(BagRequest request, CallContext call)
    {
        var region = regions[call];
        var group = region.SubnetGroup(request.Text("DBSubnetGroupName")!);
        var subnets = Subnets(request.Values["SubnetIds"] as List<string> ?? [], call);
        if (subnets[0].VpcId != group.Model.VpcId)
        {
            throw new InvalidSubnetException("The new Subnets are not in the same Vpc as the existing subnet group");
        }

        var used = Users(region, group.Model.DBSubnetGroupName).SelectMany(i => i.SubnetIds);
        if (used.FirstOrDefault(u => subnets.TrueForAll(s => s.Id != u)) is { } missing)
        {
            throw AwsErrors.Sender("SubnetAlreadyInUse", $"Some input subnets are missing that are in use: {missing}");
        }

        group.Model.Subnets = Answer(subnets);
        group.Model.DBSubnetGroupDescription = request.Text("DBSubnetGroupDescription") ?? group.Model.DBSubnetGroupDescription;
        return new BagResponse { Values = new() { ["DBSubnetGroup"] = group.Model } };
    }

    public DeleteDBSubnetGroupResponse Delete(DeleteDBSubnetGroupRequest request, CallContext call)
    {
        var region = regions[call];
        var name = region.SubnetGroup(request.DBSubnetGroupName).Model.DBSubnetGroupName;
        if (name == DefaultName)
        {
            throw new InvalidDBSubnetGroupStateException("The default DB subnet group cannot be deleted.");
        }

        if (Users(region, name).FirstOrDefault() is { } user)
        {
            throw new InvalidDBSubnetGroupStateException($"Cannot delete the subnet group '{name}' because at least one database instance: {user.Id} is still using it.");
        }

        region.SubnetGroups.Remove(name);
        return new DeleteDBSubnetGroupResponse();
    }

    public DescribeDBSubnetGroupsResponse Describe(DescribeDBSubnetGroupsRequest request, CallContext call)
    {
        var region = regions[call];
        var found = request.DBSubnetGroupName is { } name ? [region.SubnetGroup(name)] : region.SubnetGroups.Values.AsEnumerable();
        var page = RdsNames.Cut(found, g => g.Model.DBSubnetGroupName, request.Marker, request.MaxRecords);
        return new DescribeDBSubnetGroupsResponse { DBSubnetGroups = page.Items.ConvertAll(g => g.Model), Marker = page.Next };
    }

    /// <summary>The group of a new instance; without a name the one that RDS makes of the default VPC.</summary>
    public DBSubnetGroup Of(string? name, CallContext call)
    {
        var region = regions[call];
        if (name is not null && (name != DefaultName || region.SubnetGroups.ContainsKey(DefaultName)))
        {
            return region.SubnetGroup(name).Model;
        }

        if (region.SubnetGroups.TryGetValue(DefaultName, out var there))
        {
            return there.Model;
        }

        var subnets = network.DefaultSubnets(call).ToList();
        return subnets.DistinctBy(s => s.Zone).Count() < 2
            ? throw new DBSubnetGroupNotFoundException("No default subnet detected in VPC. Please contact AWS Support to recreate default Subnets.")
            : Add(region, DefaultName, DefaultName, subnets, call).Model;
    }

    private static IEnumerable<HeldInstance> Users(RdsRegion region, string name) =>
        region.Instances.Values.Where(i => i.Model.DBSubnetGroup.DBSubnetGroupName == name);

    private static HeldSubnetGroup Add(RdsRegion region, string name, string description, List<NetworkSubnet> subnets, CallContext call)
    {
        var group = new HeldSubnetGroup(new DBSubnetGroup
        {
            DBSubnetGroupName = name,
            DBSubnetGroupDescription = description,
            DBSubnetGroupArn = call.Arn("rds", "subgrp:" + name),
            VpcId = subnets[0].VpcId,
            SubnetGroupStatus = "Complete",
            Subnets = Answer(subnets),
            SupportedNetworkTypes = ["IPV4"],
        });
        region.SubnetGroups.Add(name, group);
        return group;
    }

    private static List<Subnet> Answer(List<NetworkSubnet> subnets) => subnets.ConvertAll(s => new Subnet
    {
        SubnetIdentifier = s.Id,
        SubnetAvailabilityZone = new AvailabilityZone { Name = s.Zone },
        SubnetOutpost = new Outpost(),
        SubnetStatus = "Active",
    });

    private List<NetworkSubnet> Subnets(List<string> ids, CallContext call)
    {
        var most = core.Options.Quotas.SubnetsPerDatabaseSubnetGroup;
        if (ids.Count > most)
        {
            throw new DBSubnetQuotaExceededException($"A DB subnet group can have at most {most} subnets.");
        }

        var subnets = ids.ConvertAll(id => network.Subnet(call, id) ?? throw new InvalidSubnetException($"Some input subnets in :[{id}] are invalid."));
        if (subnets.Select(s => s.VpcId).Distinct().Count() > 1)
        {
            throw new InvalidSubnetException("All subnets of a DB subnet group must be in one VPC.");
        }

        var zones = subnets.Select(s => s.Zone).Distinct().Order(StringComparer.Ordinal).ToList();
        return zones.Count >= 2
            ? subnets
            : throw new DBSubnetGroupDoesNotCoverEnoughAZsException(
                $"The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: {string.Join(", ", zones)}. Add subnets to cover at least 2 AZs.");
    }
}
