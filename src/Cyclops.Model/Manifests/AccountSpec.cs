namespace Cyclops.Model.Manifests;

/// <summary>An AWS account that environments live in.</summary>
/// <param name="Id">Twelve digits.</param>
/// <param name="Role">Name of the role to assume there; null: the controller's own credentials.</param>
public sealed record AccountSpec(string Id, string? Role);
