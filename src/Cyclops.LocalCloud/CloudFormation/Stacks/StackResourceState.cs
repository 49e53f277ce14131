using System.Text.Json.Nodes;
using Amazon.CloudFormation;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>One resource of a stack, as it is now.</summary>
internal sealed class StackResourceState(string logicalId, string type)
{
    public string LogicalId { get; } = logicalId;

    public string Type { get; } = type;

    /// <summary>Null until the service has answered the creation.</summary>
    public string? PhysicalId { get; set; }

    public JsonObject Attributes { get; set; } = [];

    /// <summary>What it was last made or updated from, functions resolved, stack tags merged in.</summary>
    public JsonObject Properties { get; set; } = [];

    public ResourceStatus Status { get; set; } = ResourceStatus.CREATE_IN_PROGRESS;

    public string? Reason { get; set; }

    public DateTimeOffset Changed { get; set; }

    public bool Retain { get; set; }

    /// <summary>What it was made after; it is deleted before them.</summary>
    public IReadOnlyList<string> Dependencies { get; set; } = [];

    /// <summary>A copy to go back to.</summary>
    public StackResourceState Clone() => new(LogicalId, Type)
    {
        PhysicalId = PhysicalId,
        Attributes = (JsonObject)Attributes.DeepClone(),
        Properties = (JsonObject)Properties.DeepClone(),
        Status = Status,
        Reason = Reason,
        Changed = Changed,
        Retain = Retain,
        Dependencies = Dependencies,
    };
}
