using Cyclops.Model;

namespace Cyclops.Aws.Sts;

/// <summary>The account that a manifest says calls go to.</summary>
/// <param name="Id">Twelve digits.</param>
/// <param name="Role">Name of the role that is assumed there; null: none is.</param>
/// <param name="Position">Where the id is written; null: in no manifest.</param>
public sealed record ExpectedAccount(string Id, string? Role, SourcePosition? Position);
