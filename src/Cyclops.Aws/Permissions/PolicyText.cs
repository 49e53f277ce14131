namespace Cyclops.Aws.Permissions;

/// <summary>One policy document.</summary>
/// <param name="Json">Without white space; at most 6,144 characters, as a managed policy has.</param>
/// <param name="Rights">What it allows, one by one.</param>
public sealed record PolicyText(string Json, IReadOnlyList<PolicyRight> Rights);
