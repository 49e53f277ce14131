using Cyclops.LocalCloud.FileSystems;
using Cyclops.LocalCloud.ServiceDiscovery;

namespace Cyclops.LocalCloud.CloudFormation;

/// <summary>Services without an API here: only stacks use them.</summary>
internal sealed record UnservedServices(FileSystemService FileSystems, DiscoveryService Discovery);
