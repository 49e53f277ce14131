namespace Cyclops.LocalCloud.Network;

/// <summary>A subnet as load balancers and tasks need it.</summary>
public sealed record NetworkSubnet(string Id, string VpcId, string Zone);
