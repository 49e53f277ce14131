using System.Text.Json.Nodes;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.CloudFormation.Templates;

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

    /// <summary><c>Delete</c>, <c>Retain</c>, <c>RetainExceptOnCreate</c> or <c>Snapshot</c>.</summary>
    public string DeletionPolicy { get; set; } = "Delete";

    /// <summary><c>Delete</c>, <c>Retain</c> or <c>Snapshot</c>, for the one that is replaced.</summary>
    public string UpdateReplacePolicy { get; set; } = "Delete";

    /// <summary>What the last drift detection found; null when it was never looked at.</summary>
    public StackResourceDrift? Drift { get; set; }

    /// <summary>What it was made after; it is deleted before them.</summary>
    public IReadOnlyList<string> Dependencies { get; set; } = [];

    /// <summary>Takes over what an entry of a template says of its keeping, and what it comes after.</summary>
    public void Follow(TemplateResource resource, IReadOnlyList<string> dependencies)
    {
        Retain = resource.Retain;
        DeletionPolicy = resource.DeletionPolicy;
        UpdateReplacePolicy = resource.UpdateReplacePolicy;
        Dependencies = dependencies;
    }

    /// <summary>Takes over what another state of the same resource says of its keeping, and what it comes after.</summary>
    public void Follow(StackResourceState other)
    {
        Retain = other.Retain;
        DeletionPolicy = other.DeletionPolicy;
        UpdateReplacePolicy = other.UpdateReplacePolicy;
        Dependencies = other.Dependencies;
    }

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
        DeletionPolicy = DeletionPolicy,
        UpdateReplacePolicy = UpdateReplacePolicy,
        Drift = Drift,
        Dependencies = Dependencies,
    };
}
