using System.Text.Json.Nodes;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary>What a creation gives: the value of Ref and of each Fn::GetAtt.</summary>
internal sealed record Made(string PhysicalId, JsonObject Attributes)
{
    public Made(string physicalId)
        : this(physicalId, [])
    {
    }
}
