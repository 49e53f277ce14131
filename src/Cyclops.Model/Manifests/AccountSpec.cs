namespace Cyclops.Model.Manifests;

/// <summary>An AWS account that environments live in.</summary>
/// <param name="Id">Twelve digits.</param>
/// <param name="Role">Name of the role to assume there; null: the controller's own credentials.</param>
public sealed record AccountSpec(string Id, string? Role)
{
    /// <summary>Name of the role that CloudFormation makes stacks with there; null: the rights of whoever asks it to.</summary>
    public string? StackRole { get; init; }

    /// <summary>Where its id is written; null: in no manifest.</summary>
    public SourcePosition? Position { get; init; }
}
