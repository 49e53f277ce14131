using Cyclops.LocalCloud.Network;

namespace Cyclops.LocalCloud.FileSystems;

/// <summary>Where a file system can be reached from: one subnet of a zone.</summary>
internal sealed class HeldMountTarget(string id, NetworkSubnet subnet, string address)
{
    public string Id => id;

    public NetworkSubnet Subnet => subnet;

    public string Address => address;

    public IReadOnlyList<string> SecurityGroups { get; set; } = [];
}
