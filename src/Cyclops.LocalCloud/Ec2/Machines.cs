using Amazon.EC2;
using Amazon.EC2.Model;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.Ec2;

/// <summary>Instances, which Auto Scaling starts and ends, and network interfaces.</summary>
internal sealed class Machines(Ec2Regions regions)
{
    private static readonly Ec2Filters<Instance> InstanceFilters = new(i => i.Tags, new()
    {
        ["instance-id"] = i => [i.InstanceId],
        ["instance-state-name"] = i => [i.State.Name.Value],
        ["instance-type"] = i => [i.InstanceType?.Value],
        ["vpc-id"] = i => [i.VpcId],
        ["subnet-id"] = i => [i.SubnetId],
        ["availability-zone"] = i => [i.Placement?.AvailabilityZone],
        ["image-id"] = i => [i.ImageId],
        ["instance.group-id"] = i => i.SecurityGroups.Select(g => g.GroupId),
    });

    private static readonly Ec2Filters<NetworkInterface> InterfaceFilters = new(i => i.TagSet, new()
    {
        ["network-interface-id"] = i => [i.NetworkInterfaceId],
        ["vpc-id"] = i => [i.VpcId],
        ["subnet-id"] = i => [i.SubnetId],
        ["group-id"] = i => i.Groups.Select(g => g.GroupId),
        ["description"] = i => [i.Description],
        ["status"] = i => [i.Status?.Value],
        ["attachment.instance-id"] = i => [i.Attachment?.InstanceId],
    });

    /// <summary>Starts one instance of a launch template's version in a subnet.</summary>
    public Instance Launch(Ec2State state, LaunchTemplateVersion? version, string? subnetId, List<Tag> tags, CallContext call)
    {
        var data = version?.LaunchTemplateData ?? new ResponseLaunchTemplateData();
        var subnet = subnetId is null ? null : state.Subnets.Get(subnetId);
        var id = regions.NewId("i");
        return state.Instances.Add(id, new Instance
        {
            InstanceId = id,
            ImageId = data.ImageId,
            InstanceType = data.InstanceType,
            KeyName = data.KeyName,
            LaunchTime = call.NowUtc,
            State = new InstanceState { Code = 16, Name = InstanceStateName.Running },
            Placement = new Placement { AvailabilityZone = subnet?.AvailabilityZone ?? DefaultNetwork.Zones(call.Region)[0], Tenancy = Tenancy.Default },
            SubnetId = subnet?.SubnetId,
            VpcId = subnet?.VpcId,
            PrivateIpAddress = subnet is null ? null : NextAddress(state, subnet),
            SecurityGroups = [.. (data.SecurityGroupIds ?? []).Select(g => new GroupIdentifier { GroupId = g })],
            Tags = tags,
        });
    }

    public BagResponse RunInstances(BagRequest request, CallContext call)
    {
        var version = new LaunchTemplateVersion
        {
            LaunchTemplateData = new ResponseLaunchTemplateData { ImageId = request.Text("ImageId"), InstanceType = InstanceType.FindValue(request.Text("InstanceType") ?? "t3.micro") },
        };
        var count = Math.Clamp(request.Values.GetValueOrDefault("MaxCount") as int? ?? 1, 1, 20);
        var instances = Enumerable.Range(0, count).Select(_ => Launch(regions[call], version, request.Text("SubnetId"), [], call)).ToList();
        return new BagResponse { Values = new() { ["ReservationId"] = "r-" + instances[0].InstanceId[2..], ["OwnerId"] = call.Account, ["Instances"] = instances } };
    }

    public BagResponse StopInstances(BagRequest request, CallContext call)
    {
        foreach (var id in request.Values.GetValueOrDefault("InstanceIds") as List<string> ?? [])
        {
            regions[call].Instances.Get(id).State = new InstanceState { Code = 80, Name = InstanceStateName.Stopped };
        }

        return new BagResponse();
    }

    public static void Terminate(Instance instance) =>
        instance.State = new InstanceState { Code = 48, Name = InstanceStateName.Terminated };

    public DescribeInstancesResponse DescribeInstances(DescribeInstancesRequest request, CallContext call)
    {
        var found = InstanceFilters.Apply(regions[call].Instances.Select(request.InstanceIds), request.Filters);
        var page = Ec2Paging.Cut(found, i => i.InstanceId, request.NextToken, request.MaxResults);
        return new DescribeInstancesResponse
        {
            Reservations = [.. page.Items.Select(i => new Reservation { ReservationId = "r-" + i.InstanceId[2..], OwnerId = call.Account, Instances = [i], Groups = [] })],
            NextToken = page.Next,
        };
    }

    public DescribeNetworkInterfacesResponse DescribeNetworkInterfaces(DescribeNetworkInterfacesRequest request, CallContext call)
    {
        var found = InterfaceFilters.Apply(regions[call].NetworkInterfaces.Select(request.NetworkInterfaceIds), request.Filters);
        var page = Ec2Paging.Cut(found, i => i.NetworkInterfaceId, request.NextToken, request.MaxResults);
        return new DescribeNetworkInterfacesResponse { NetworkInterfaces = page.Items, NextToken = page.Next };
    }

    public static DescribeKeyPairsResponse DescribeKeyPairs(DescribeKeyPairsRequest request, CallContext call) => request.KeyNames is { Count: > 0 } names
        ? throw AwsErrors.Sender("InvalidKeyPair.NotFound", $"The key pair '{names[0]}' does not exist")
        : new DescribeKeyPairsResponse { KeyPairs = [] };

    private static string NextAddress(Ec2State state, Subnet subnet)
    {
        // The first four addresses of a subnet are AWS's, the fifth is left to NAT gateways.
        var used = state.UsedAddresses.GetValueOrDefault(subnet.SubnetId);
        state.UsedAddresses[subnet.SubnetId] = used + 1;
        return Cidr.Parse(subnet.CidrBlock)!.Value.At(5 + used);
    }
}
