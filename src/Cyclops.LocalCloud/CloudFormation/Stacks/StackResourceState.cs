using System.Text.Json.Nodes;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.CloudFormation.Resources;
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

    /// <summary>What becomes of it when the stack or its entry goes.</summary>
    public RemovalPolicy DeletionPolicy { get; private set; }

    /// <summary>What becomes of it when another takes its place.</summary>
    public RemovalPolicy UpdateReplacePolicy { get; private set; }

    /// <summary>What the last drift detection found; null when it was never looked at.</summary>
    public StackResourceDrift? Drift { get; set; }

    /// <summary>What it was made after; it is deleted before them.</summary>
    public IReadOnlyList<string> Dependencies { get; private set; } = [];

    /// <summary>Takes over what an entry of a template says of its keeping, and what it comes after.</summary>
    public void Follow(TemplateResource resource, IReadOnlyList<string> dependencies)
    {
        DeletionPolicy = resource.DeletionPolicy ?? ResourceTypes.Get(resource.Type).DefaultDeletionPolicy;
        UpdateReplacePolicy = resource.UpdateReplacePolicy;
        Dependencies = dependencies;
    }

    /// <summary>Takes over what another state of the same resource says of its keeping, and what it comes after.</summary>
    public void Follow(StackResourceState other)
    {
        DeletionPolicy = other.DeletionPolicy;
        UpdateReplacePolicy = other.UpdateReplacePolicy;
        Dependencies = other.Dependencies;
    }

    /// <summary>What becomes of it when the operation that made it is rolled back: what never was complete has no data worth a snapshot.</summary>
    /// <param name="exceptOnCreate">Whether the operation asks to retain nothing that it has made.</param>
    public RemovalPolicy OnRollback(bool exceptOnCreate) =>
        DeletionPolicy == RemovalPolicy.Retain && !exceptOnCreate ? RemovalPolicy.Retain : RemovalPolicy.Delete;

    /// <summary>A copy to go back to.</summary>
    public StackResourceState Clone() => new(LogicalId, Type)
    {
        PhysicalId = PhysicalId,
        Attributes = (JsonObject)Attributes.DeepClone(),
        Properties = (JsonObject)Properties.DeepClone(),
        Status = Status,
        Reason = Reason,
        Changed = Changed,
        DeletionPolicy = DeletionPolicy,
        UpdateReplacePolicy = UpdateReplacePolicy,
        Drift = Drift,
        Dependencies = Dependencies,
    };
}
