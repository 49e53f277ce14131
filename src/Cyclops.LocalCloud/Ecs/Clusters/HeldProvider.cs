using Amazon.ECS.Model;

namespace Cyclops.LocalCloud.Ecs.Clusters;

/// <summary>A capacity provider.</summary>
internal sealed record HeldProvider(CapacityProvider Model, TagSet Tags);
