using System.Globalization;
using System.Text.Json;
using Amazon.Runtime;
using Cyclops.LocalCloud.Network;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.FileSystems;

/// <summary>
/// Elastic File System, without an API: there is no model of it, and nobody but CloudFormation calls it. Errors are those of
/// https://docs.aws.amazon.com/efs/latest/ug/API_Operations.html.
/// </summary>
internal sealed class FileSystemService(LocalCore core, INetworkTable network) : ILocalService
{
    private const int MostSecurityGroups = 5;

    public string Name => "elasticfilesystem";

    /// <summary>The file systems of all regions, by id.</summary>
    internal RegionalState<SortedDictionary<string, HeldFileSystem>> Regions { get; } = new(() => new(StringComparer.Ordinal));

    public bool UsesSubnet(CallContext call, string subnetId) => MountTargets(call).Any(m => m.Subnet.Id == subnetId);

    public bool UsesSecurityGroup(CallContext call, string groupId) => MountTargets(call).Any(m => m.SecurityGroups.Contains(groupId, StringComparer.Ordinal));

    public HeldFileSystem Create(CallContext call)
    {
        var id = $"fs-{core.Ids.Hex(17)}";
        var made = new HeldFileSystem(id, call.Arn("elasticfilesystem", $"file-system/{id}"));
        Regions[call].Add(id, made);
        return made;
    }

    public HeldFileSystem Find(string id, CallContext call) =>
        Regions[call].GetValueOrDefault(id) ?? throw Error("FileSystemNotFound", $"File system '{id}' does not exist.", 404);

    public void Delete(string id, CallContext call)
    {
        if (Find(id, call).MountTargets.Count > 0)
        {
            throw Error("FileSystemInUse", $"File system '{id}' has mount targets created in it.", 409);
        }

        Regions[call].Remove(id);
    }

    /// <summary>One for each zone, all of one VPC.</summary>
    public HeldMountTarget Mount(string fileSystem, string subnetId, IReadOnlyList<string> groups, CallContext call)
    {
        var held = Find(fileSystem, call);
        var subnet = network.Subnet(call, subnetId) ?? throw Error("SubnetNotFound", $"The subnet ID '{subnetId}' does not exist", 400);
        if (held.MountTargets.Values.FirstOrDefault(m => m.Subnet.Zone == subnet.Zone) is { } other)
        {
            throw Error("MountTargetConflict", $"mount target already exists in this AZ: {other.Id} in {subnet.Zone}", 409);
        }

        if (held.MountTargets.Values.Any(m => m.Subnet.VpcId != subnet.VpcId))
        {
            throw Error("MountTargetConflict", "requested subnet for new mount target is not in the same VPC as existing mount targets", 409);
        }

        var number = held.MountTargets.Count + 10;
        var made = new HeldMountTarget($"fsmt-{core.Ids.Hex(17)}", subnet, $"10.255.0.{number.ToString(CultureInfo.InvariantCulture)}");
        SetSecurityGroups(made, groups, call);
        held.MountTargets.Add(made.Id, made);
        return made;
    }

    public HeldMountTarget FindMountTarget(string id, CallContext call) =>
        MountTargets(call).FirstOrDefault(m => m.Id == id) ?? throw Error("MountTargetNotFound", $"Mount target '{id}' does not exist.", 404);

    public void SetSecurityGroups(HeldMountTarget target, IReadOnlyList<string> groups, CallContext call)
    {
        if (groups.Count is 0 or > MostSecurityGroups)
        {
            throw Error("BadRequest", $"A mount target takes 1 to {MostSecurityGroups} security groups here.", 400);
        }

        if (groups.FirstOrDefault(g => network.VpcOfGroup(call, g) != target.Subnet.VpcId) is { } foreign)
        {
            throw Error("SecurityGroupNotFound", $"One of the specified security groups does not exist in the VPC {target.Subnet.VpcId}: {foreign}", 400);
        }

        target.SecurityGroups = groups;
    }

    public void Unmount(string id, CallContext call)
    {
        FindMountTarget(id, call);
        foreach (var held in Regions[call].Values)
        {
            held.MountTargets.Remove(id);
        }
    }

    public HeldAccessPoint AddAccessPoint(string fileSystem, CallContext call)
    {
        var id = $"fsap-{core.Ids.Hex(17)}";
        var made = new HeldAccessPoint(id, call.Arn("elasticfilesystem", $"access-point/{id}"));
        Find(fileSystem, call).AccessPoints.Add(id, made);
        return made;
    }

    public HeldAccessPoint FindAccessPoint(string id, CallContext call) =>
        Regions[call].Values.SelectMany(f => f.AccessPoints.Values).FirstOrDefault(a => a.Id == id)
        ?? throw Error("AccessPointNotFound", $"Access point '{id}' does not exist.", 404);

    public void DeleteAccessPoint(string id, CallContext call)
    {
        FindAccessPoint(id, call);
        foreach (var held in Regions[call].Values)
        {
            held.AccessPoints.Remove(id);
        }
    }

    /// <summary>Nothing is served.</summary>
    public void Register(OperationTable operations)
    {
    }

    public void WriteState(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var held in Regions.All.SelectMany(r => r.Value.Values))
        {
            json.WriteString(held.Id, string.Join(' ', held.MountTargets.Values.Select(m => $"{m.Id}:{m.Subnet.Zone}").Concat(held.AccessPoints.Keys)));
        }

        json.WriteEndObject();
    }

    public void Reset() => Regions.Clear();

    private IEnumerable<HeldMountTarget> MountTargets(CallContext call) => Regions[call].Values.SelectMany(f => f.MountTargets.Values);

    private static AmazonServiceException Error(string code, string message, int status) => AwsErrors.Sender(code, message, status);
}
