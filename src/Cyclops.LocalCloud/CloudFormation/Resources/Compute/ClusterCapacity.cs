using System.Text.Json.Nodes;
using Amazon.ECS.Internal;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::ECS::ClusterCapacityProviderAssociations</c>: Ref is the cluster.</summary>
internal sealed class ClusterCapacity : ResourceType
{
    public override string Name => "AWS::ECS::ClusterCapacityProviderAssociations";

    public override string Properties => "CapacityProviders Cluster DefaultCapacityProviderStrategy";

    public override string Replaces => "Cluster";

    public override Made Create(ResourceCall call)
    {
        call.Call(ECSSchema.PutClusterCapacityProviders, call.Without());
        return new Made(call.Required("Cluster"));
    }

    public override Made Update(ResourceCall call) => Create(call);

    public override void Delete(ResourceCall call) => call.CallIgnoringAbsence(ECSSchema.PutClusterCapacityProviders, new JsonObject
    {
        ["cluster"] = call.PhysicalId,
        ["capacityProviders"] = new JsonArray(),
        ["defaultCapacityProviderStrategy"] = new JsonArray(),
    });
}
